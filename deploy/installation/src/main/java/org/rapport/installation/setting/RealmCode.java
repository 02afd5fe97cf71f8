package org.rapport.installation.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keycloak's: the places in the realms that an installation fills. Keycloak itself is somebody else's code. */
final class RealmCode implements Code {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Said> places = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private RealmCode() {}

    static RealmCode of(Path checkout) {
        return ofFolder(checkout.resolve("identity/src/main/resources/realm"));
    }

    static RealmCode ofFolder(Path realms) {
        var code = new RealmCode();
        try (var files = Files.list(realms)) {
            for (Path file : files.sorted().toList()) {
                texts(JSON.readTree(file.toFile()))
                        .flatMap(text -> Expression.of(text).places())
                        .forEach(code::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return code;
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.textValue())
                : node.valueStream().flatMap(RealmCode::texts);
    }

    /** Keycloak has a syntax of its own for "or else": {@code ${ONE,OTHER:default}}. */
    private void add(Expression.Place place) {
        List<String> names = List.of(place.name().literal().orElse("").split(","));
        if (!Variables.isOne(names.getFirst())) {
            return; // a key of Keycloak's messages
        }
        Said said = new Said(null, names.subList(0, 1), preset(place, names.subList(1, names.size())));
        Said before = places.putIfAbsent(names.getFirst(), said);
        if (before != null && !before.equals(said)) {
            faults.add(names.getFirst() + " has two defaults");
        }
    }

    private static Preset preset(Expression.Place place, List<String> others) {
        if (!others.isEmpty()) {
            return new Preset.SameAs(others.getFirst());
        }
        if (place.fallback() == null) {
            return new Preset.Required();
        }
        String value = place.fallback().literal().orElseThrow();
        return value.isEmpty() ? new Preset.Unset() : new Preset.Value(value);
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Set<String> unexplained() {
        return places.keySet();
    }

    @Override
    public Optional<Said> said(String variable) {
        return Optional.ofNullable(places.get(variable));
    }

    @Override
    public List<String> faults() {
        return faults;
    }
}
