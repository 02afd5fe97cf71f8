package org.rapport.kit.paging;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.query.Column;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.text.ComparisonKey;
import org.rapport.kit.text.Dates;

/**
 * By what a list of {@code A} can be sorted and filtered; unchangeable. Every property named here must be served by an index that
 * begins with the tenant; a test explains each.
 */
public final class Listing<A extends Listed> {

    /**
     * What the values of a property are.
     *
     * @param wanted what a filter's text must be, in words
     * @param reader reads that text, and throws a runtime exception if it is something else
     * @param asked  what conditions take them for
     * @param ordered whether of two different values one is less than the other in the database
     */
    public record Kind(
            String wanted, Function<String, Object> reader, org.rapport.kit.condition.Kind asked, boolean ordered) {
        public static final Kind TEXT = text(text -> text);
        /** Compared with an attribute that holds the {@link ComparisonKey} of a name. */
        public static final Kind NAME_KEY = text(ComparisonKey::ofName);
        /** Compared with an attribute that holds the {@link ComparisonKey} of an e-mail address. */
        public static final Kind EMAIL_KEY = text(ComparisonKey::ofEmail);
        /** Compared with an attribute that holds the {@link ComparisonKey} of a host. */
        public static final Kind HOST_KEY = text(ComparisonKey::ofHost);

        public static final Kind ID = new Kind("a UUID", UUID::fromString, org.rapport.kit.condition.Kind.ID, true);
        public static final Kind TIME =
                new Kind("an RFC 3339 time in UTC", Dates::time, org.rapport.kit.condition.Kind.TIME);
        public static final Kind DATE =
                new Kind("a date as yyyy-mm-dd", Dates::day, org.rapport.kit.condition.Kind.DATE);
        public static final Kind NUMBER =
                new Kind("a whole number", Long::valueOf, org.rapport.kit.condition.Kind.NUMBER);
        public static final Kind INTEGER =
                new Kind("a whole number", Integer::valueOf, org.rapport.kit.condition.Kind.NUMBER);
        public static final Kind FLAG = new Kind("true or false", Kind::flag, org.rapport.kit.condition.Kind.FLAG);

        /** Values that have an order if those have that conditions take them for. */
        public Kind(String wanted, Function<String, Object> reader, org.rapport.kit.condition.Kind asked) {
            this(wanted, reader, asked, asked.ordered());
        }

        /** One of the constants of {@code type}, by their names in the API: lower case, with dashes. */
        public static <E extends Enum<E>> Kind oneOf(Class<E> type) {
            Map<String, Object> constants = constants(type);
            Function<String, Object> reader = text -> {
                Object constant = constants.get(text);
                if (constant == null) {
                    throw new IllegalArgumentException(text);
                }
                return constant;
            };
            return new Kind(
                    "one of " + String.join(", ", constants.keySet()),
                    reader,
                    org.rapport.kit.condition.Kind.TEXT,
                    false);
        }

        /** The constants of {@code type}, an enumeration, by their names in the API. */
        public static Map<String, Object> constants(Class<?> type) {
            var constants = new LinkedHashMap<String, Object>();
            for (Object constant : type.getEnumConstants()) {
                constants.put(nameOf((Enum<?>) constant), constant);
            }
            return constants;
        }

        /** What the API calls {@code constant}. */
        public static String nameOf(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Kind text(Function<String, Object> reader) {
            return new Kind("a text", reader, org.rapport.kit.condition.Kind.TEXT);
        }

        private static Object flag(String text) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException(text);
            }
            return Boolean.valueOf(text);
        }
    }

    /**
     * A property by which a list can be filtered and, if {@code sortable}, sorted.
     *
     * @param path     the entity's attribute
     * @param sortable only where no row lacks a value, or pages would lose rows
     * @param several  whether the attribute holds several values: a row is found by any of them
     * @param tells    the property of the public record of which it tells who asks by it
     */
    public record Property(String path, Kind kind, boolean sortable, boolean several, String tells) {

        /** Whether rows can be found by a range of its values. */
        public boolean hasRanges() {
            return kind.ordered() && !several;
        }

        /** What a condition on it asks. */
        Attribute attribute() {
            return Attribute.ofResource(path, several ? listOf(kind.asked()) : kind.asked());
        }

        private static org.rapport.kit.condition.Kind listOf(org.rapport.kit.condition.Kind item) {
            return item == org.rapport.kit.condition.Kind.ID
                    ? org.rapport.kit.condition.Kind.IDS
                    : org.rapport.kit.condition.Kind.TEXTS;
        }
    }

    /** Where the entity, whose rows are called {@code row}, has what conditions on properties ask. */
    static Column column(Attribute attribute, String row) {
        String path = row + "." + attribute.name();
        return attribute.kind().several() ? Column.ofRows(path) : new Column(path);
    }

    private final Class<A> entity;
    private final SequencedMap<String, Property> properties = new LinkedHashMap<>();

    private final Map<String, Object> fixed = new LinkedHashMap<>();
    private @Nullable Subjects subjects;

    private Listing(Class<A> entity) {
        this.entity = entity;
    }

    /** A listing that can be sorted by the two times that every aggregate has. */
    public static <A extends Aggregate<?>> Listing<A> of(Class<A> entity) {
        return new Listing<>(entity).sorted("createdAt", Kind.TIME).sorted("updatedAt", Kind.TIME);
    }

    /** A listing of rows that are never deleted softly; its order is that of {@code property}, unless another is asked. */
    public static <A extends TenantRow> Listing<A> of(Class<A> entity, String property, Kind kind) {
        return new Listing<>(entity).sorted(property, kind);
    }

    /** Whether an index has the rows of any one value of the attribute {@code path} in the usual order. */
    public boolean isInOrder(String path) {
        return properties.values().stream()
                .anyMatch(property -> property.path().equals(path) && !property.sortable() && !property.several());
    }

    /** Adds a property to filter by. */
    public Listing<A> filtered(String property, Kind kind) {
        return filtered(property, property, kind);
    }

    /** Adds a property to filter by whose attribute has another name. */
    public Listing<A> filtered(String property, String path, Kind kind) {
        return with(property, new Property(path, kind, false, false, property));
    }

    /** Adds a property to filter by whose attribute, of another name, holds several values: any of them will do. */
    public Listing<A> filteredByAny(String property, String path, Kind kind) {
        return with(property, new Property(path, kind, false, true, property));
    }

    /** Adds a property to sort and filter by. */
    public Listing<A> sorted(String property, Kind kind) {
        return sorted(property, property, kind);
    }

    /** Adds a property to sort and filter by whose attribute has another name. */
    public Listing<A> sorted(String property, String path, Kind kind) {
        return with(property, new Property(path, kind, true, false, property));
    }

    /** Says that {@code listed} tells of the property {@code told} of the public record. */
    public Listing<A> telling(String listed, String told) {
        Property known = properties.get(listed);
        return with(listed, new Property(known.path(), known.kind(), known.sortable(), known.several(), told));
    }

    /** This listing, for who may not be told of the properties {@code hidden} of the public record. */
    Listing<A> without(Set<String> hidden) {
        if (hidden.isEmpty()) {
            return this;
        }
        var part = copy();
        part.properties.values().removeIf(property -> hidden.contains(property.tells()));
        return part;
    }

    /** Requires that it is known of which of the properties {@code shown} of the public record each of these tells. */
    public void requireTellingOf(Collection<String> shown) {
        properties.forEach((name, property) -> {
            if (!shown.contains(property.tells())) {
                throw new IllegalStateException("%s by %s tells of %s, which is not shown"
                        .formatted(entity.getSimpleName(), name, property.tells()));
            }
        });
    }

    private Listing<A> with(String name, Property property) {
        var more = copy();
        more.properties.put(name, property);
        return more;
    }

    /** This listing, of those rows only whose attribute {@code path} is {@code value}, or one of them if it is a list. */
    public Listing<A> where(String path, Object value) {
        var part = copy();
        part.fixed.put(path, value);
        return part;
    }

    /** This listing, of those rows only that tell of a record of {@code about} which the caller can read. */
    public Listing<A> where(Subjects about) {
        var part = copy();
        part.subjects = about;
        return part;
    }

    private Listing<A> copy() {
        var copy = new Listing<>(entity);
        copy.properties.putAll(properties);
        copy.fixed.putAll(fixed);
        copy.subjects = subjects;
        return copy;
    }

    /** What the attributes of every row listed are, by their paths; a list where they are one of several. */
    public Map<String, Object> fixed() {
        return Collections.unmodifiableMap(fixed);
    }

    /** Of which records the rows tell, where the caller must be able to read these. */
    @Nullable
    Subjects subjects() {
        return subjects;
    }

    /** The property by which rows are sorted unless another is asked. */
    public String mainProperty() {
        return properties.firstEntry().getKey();
    }

    /** The entity whose rows are listed. */
    public Class<A> entity() {
        return entity;
    }

    /** The properties by their names in the API, in the order of their declaration. */
    public Map<String, Property> properties() {
        return Collections.unmodifiableMap(properties);
    }
}
