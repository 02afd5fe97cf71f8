package org.rapport.admin.role;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapport.events.Copies;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.access.Circumstances;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Indexes;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.cel.Language;

/**
 * What roles and policies can allow with one type of resource, in whichever service it is.
 *
 * @param reaches  how far: other than to all only where somebody cares for each resource
 * @param maskable the properties that a role can hide: not what a record must say
 * @param settable the properties that requests say: a role can show them and not let them be set, but for what a record must
 *                 say where it lets records be made
 * @param required  the properties that a request must say to make one: no role that makes them is kept from setting them
 * @param following properties that follow from others, by which: where these are hidden, they are too
 * @param attributes what the conditions of policies can ask of a resource, by their names
 */
public record ResourceType(
        String name,
        List<String> actions,
        List<Reach> reaches,
        List<String> maskable,
        List<String> settable,
        List<String> required,
        Map<String, String> following,
        List<Askable> attributes) {

    /** Stands for all types, and for all actions. */
    public static final String ANY = "*";

    /** All of them, as the services tell in their API's documents. */
    static final List<ResourceType> ALL = Told.read().stream().map(Told::toType).toList();

    private static final String CREATE = "create";

    /** By the names of the types whose conditions somebody wrote already. */
    private static final Map<String, Language> LANGUAGES = new ConcurrentHashMap<>();

    public ResourceType {
        actions = List.copyOf(actions);
        reaches = List.copyOf(reaches);
        maskable = List.copyOf(maskable);
        settable = List.copyOf(settable);
        required = List.copyOf(required);
        following = Copies.of(following);
        attributes = List.copyOf(attributes);
    }

    /**
     * What a condition can ask of a resource.
     *
     * @param name      with dots where it stands within another, such as {@code address.country}
     * @param kind      what values it has, such as {@code text}
     * @param constants the only values there are, sorted; none where there is no list of them
     * @param indexed   whether an index finds resources by it
     */
    public record Askable(String name, String kind, List<String> constants, boolean indexed) {

        public Askable {
            constants = List.copyOf(constants);
        }

        private Attribute toAttribute() {
            return new Attribute(
                    Attribute.Of.RESOURCE, name, Kind.valueOf(kind.toUpperCase(Locale.ROOT)), Set.copyOf(constants));
        }
    }

    /**
     * What a service tells of a type, as {@code permissions.json} repeats it.
     *
     * @param owned whether somebody cares for each resource
     */
    record Told(
            String name,
            List<String> actions,
            boolean owned,
            List<String> maskable,
            List<String> settable,
            List<String> required,
            Map<String, String> following,
            List<Askable> attributes) {

        private static final String RESOURCE = "/permissions.json";

        static List<Told> read() {
            try (var resource = ResourceType.class.getResourceAsStream(RESOURCE)) {
                return new ObjectMapper()
                        .readValue(Objects.requireNonNull(resource, RESOURCE), new TypeReference<List<Told>>() {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        ResourceType toType() {
            return new ResourceType(
                    name,
                    actions,
                    owned ? List.of(Reach.values()) : List.of(Reach.ALL),
                    maskable,
                    settable,
                    required,
                    following,
                    attributes);
        }
    }

    /** That of this name, or what holds for all of them. */
    public static Optional<ResourceType> named(String name) {
        return name.equals(ANY)
                ? Optional.of(new Told(ANY, actionsOfAny(), false, List.of(), List.of(), List.of(), Map.of(), List.of())
                        .toType())
                : ALL.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static List<String> actionsOfAny() {
        return ALL.stream().flatMap(type -> type.actions().stream()).distinct().toList();
    }

    /** What a grant can name. */
    static List<String> names() {
        var names = new ArrayList<>(List.of(ANY));
        ALL.forEach(type -> names.add(type.name()));
        return names;
    }

    /** Whether {@code action} can be granted. */
    boolean has(String action) {
        return action.equals(ANY) || actions.contains(action);
    }

    /** In which conditions on such resources are written. */
    public Language language() {
        return LANGUAGES.computeIfAbsent(
                name,
                _ -> new Language(Circumstances.vocabulary(
                        attributes.stream().map(Askable::toAttribute).toList())));
    }

    /** The names of the attributes that would need an index for what {@code condition} is true of to be found by one. */
    public List<String> missingIndexes(Condition condition) {
        Set<String> indexed =
                attributes.stream().filter(Askable::indexed).map(Askable::name).collect(Collectors.toSet());
        return new Indexes(attribute -> indexed.contains(attribute.name()))
                .missing(condition).stream().map(Attribute::name).sorted().toList();
    }

    /** What a grant of {@code granted} can show without letting it be set: not what nobody could make one without. */
    List<String> lockable(List<String> granted) {
        boolean making = granted.contains(CREATE) || granted.contains(ANY);
        return settable.stream()
                .filter(property -> !making || !required.contains(property))
                .toList();
    }

    /** {@code hidden}, and what follows from it: who saw that would know the other. */
    List<String> withFollowing(List<String> hidden) {
        return Stream.concat(
                        hidden.stream(),
                        following.entrySet().stream()
                                .filter(it -> hidden.contains(it.getValue()))
                                .map(Map.Entry::getKey))
                .distinct()
                .sorted()
                .toList();
    }
}
