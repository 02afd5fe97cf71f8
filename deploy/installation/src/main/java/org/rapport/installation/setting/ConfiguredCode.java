package org.rapport.installation.setting;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gateway's and the services': mappings say what is read, properties files by what name, and what it is else. */
final class ConfiguredCode implements Code {

    private static final String SERVICE = "crm.service";
    /** No settings, but which service a build is. */
    private static final Set<String> OF_THE_BUILD = Set.of(SERVICE, "crm.mints-capabilities");

    /** Said in the Javadoc of what a mapping has to take for optional, because a rule judges it. */
    private static final String DEMANDED = "A start without it is refused.";

    private final List<Mapping> mappings;
    private final Map<String, Mapping.Property> mapped = new LinkedHashMap<>();
    private final Map<String, String> values;

    ConfiguredCode(List<Mapping> mappings, Map<String, String> values) {
        this.mappings = List.copyOf(mappings);
        this.values = values;
        mappings.stream()
                .flatMap(mapping -> mapping.properties().stream())
                .forEach(property -> mapped.put(property.name(), property));
    }

    static ConfiguredCode of(Path checkout, List<String> modules) {
        List<Mapping> mappings = modules.stream()
                .flatMap(module -> MappingReader.read(checkout.resolve(module, "src/main/java")).stream())
                .toList();
        return new ConfiguredCode(mappings, PropertiesFile.read(checkout, modules));
    }

    @Override
    public List<Setting> settings() {
        return mappings.stream()
                .flatMap(mapping -> mapping.properties().stream()
                        .filter(property -> !OF_THE_BUILD.contains(property.name()))
                        .map(property -> setting(mapping, property)))
                .toList();
    }

    private Setting setting(Mapping mapping, Mapping.Property property) {
        Said said = resolve(property.name());
        return new Setting(
                subject(mapping.prefix()),
                property.name(),
                said.variables(),
                property.type(),
                said.preset(),
                property.description(),
                Variables.isSecret(said.variables()));
    }

    /** Several mappings of one prefix are one subject, which the first describes. */
    private Subject subject(String prefix) {
        return mappings.stream()
                .filter(mapping -> mapping.prefix().equals(prefix))
                .findFirst()
                .map(mapping -> new Subject("`" + prefix + "`", mapping.description()))
                .orElseThrow();
    }

    @Override
    public Set<String> unexplained() {
        Set<String> variables =
                places().filter(this::isAlias).map(this::variable).collect(toCollection(TreeSet::new));
        settings().forEach(setting -> setting.variables().forEach(variables::remove));
        return variables;
    }

    @Override
    public Optional<Said> said(String variable) {
        return names().map(this::resolve)
                .filter(said -> said.variables().contains(variable))
                .findFirst()
                .or(() -> places().filter(this::isAlias)
                        .filter(place -> variable(place).equals(variable))
                        .findFirst()
                        .map(place -> new Said(null, List.of(variable), preset(place.fallback(), false))));
    }

    @Override
    public List<String> faults() {
        return values.keySet().stream()
                .filter(name -> name.startsWith("crm.") && !mapped.containsKey(name))
                .map(name -> name + " is set, and no mapping reads it")
                .toList();
    }

    private Stream<String> names() {
        return Stream.concat(mapped.keySet().stream(), values.keySet().stream()).distinct();
    }

    private Stream<Expression.Place> places() {
        return names().map(this::value).flatMap(Stream::ofNullable).flatMap(Expression::places);
    }

    private @Nullable Expression value(String property) {
        Mapping.Property declared = mapped.get(property);
        String value = values.getOrDefault(property, declared == null ? null : declared.preset());
        return value == null ? null : Expression.of(value);
    }

    private Said resolve(String property) {
        List<String> variables = new ArrayList<>();
        Expression value = value(property);
        Optional<Expression.Place> alias = alias(value);
        while (alias.isPresent()) {
            variables.add(variable(alias.get()));
            value = alias.get().fallback();
            alias = alias(value);
        }
        if (!variables.contains(Variables.of(property))) {
            variables.add(Variables.of(property));
        }
        Mapping.Property declared = mapped.get(property);
        return new Said(property, variables, preset(value, declared == null || isOptional(declared)));
    }

    private static boolean isOptional(Mapping.Property property) {
        return property.optional() && !property.description().contains(DEMANDED);
    }

    private Optional<Expression.Place> alias(@Nullable Expression value) {
        return Optional.ofNullable(value).flatMap(Expression::place).filter(this::isAlias);
    }

    /** Whether a place is there for the environment to fill: a property would have a value here, or no fallback. */
    private boolean isAlias(Expression.Place place) {
        return place.name()
                .literal()
                .filter(name -> Variables.isOne(name) || place.fallback() != null && !isKnown(name))
                .isPresent();
    }

    private boolean isKnown(String property) {
        return mapped.containsKey(property) || values.containsKey(property);
    }

    private String variable(Expression.Place place) {
        String name = place.name().literal().orElse("…");
        if (name.equals(SERVICE)) {
            return "service";
        }
        if (isKnown(name)) {
            return resolve(name).variables().getFirst();
        }
        return Variables.of(name);
    }

    private Preset preset(@Nullable Expression value, boolean optional) {
        if (value == null || value.pieces().isEmpty()) {
            return optional ? new Preset.Unset() : new Preset.Required();
        }
        return value.place()
                .<Preset>map(place -> new Preset.SameAs(variable(place)))
                .orElseGet(() -> new Preset.Value(text(value)));
    }

    private String text(Expression value) {
        return value.pieces().stream()
                .map(piece -> switch (piece) {
                    case Expression.Text(String text) -> text;
                    case Expression.Place place -> "<" + variable(place) + ">";
                })
                .collect(joining());
    }
}
