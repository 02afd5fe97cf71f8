package org.rapport.kit.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Money;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Closures;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.MinorUnits;
import org.rapport.kit.condition.query.Column;
import org.rapport.kit.condition.query.Hql;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.persistence.Amount;

/**
 * What conditions can ask of the records of a type: the properties of the public record whose values the entity has as single
 * values, under the same names. What stands within a property, such as {@code address.country}, is asked so too, if the entity
 * has that as JSON, or if lists are filtered by it, of which the type says what it tells.
 *
 * @param <R> the public record
 */
public final class Attributes<R> {

    /** What nobody asks: no condition is put to what is deleted, and every change raises the version. */
    private static final Set<String> LEFT_OUT = Set.of("version", "deletedAt");

    private static final String ROW = "it";

    private static final Map<Class<?>, Kind> KINDS = Map.ofEntries(
            Map.entry(String.class, Kind.TEXT),
            Map.entry(UUID.class, Kind.ID),
            Map.entry(Instant.class, Kind.TIME),
            Map.entry(LocalDate.class, Kind.DATE),
            Map.entry(boolean.class, Kind.FLAG),
            Map.entry(Boolean.class, Kind.FLAG),
            Map.entry(int.class, Kind.NUMBER),
            Map.entry(Integer.class, Kind.NUMBER),
            Map.entry(long.class, Kind.NUMBER),
            Map.entry(Long.class, Kind.NUMBER));

    private final SequencedMap<Attribute, Known> known = new LinkedHashMap<>();
    private final Class<?> entity;
    private final Listing<?> listing;

    /** Where the values of an attribute are: in a record, and in a row, by what that is called in a query. */
    private record Known(Function<Object, @Nullable Object> value, Function<String, Column> column) {}

    /** Those of {@code record}, whose rows are those of {@code listing}. */
    Attributes(Class<R> record, Listing<?> listing) {
        this.entity = listing.entity();
        this.listing = listing;
        if (record.isRecord()) {
            Arrays.stream(record.getRecordComponents())
                    .filter(component -> !LEFT_OUT.contains(component.getName()))
                    .forEach(this::add);
        }
    }

    /** All of them, in the order of the public record. */
    public Collection<Attribute> all() {
        return known.sequencedKeySet();
    }

    /**
     * The attribute that conditions name so.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Attribute named(String name) {
        return all().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(entity.getSimpleName() + " has no " + name));
    }

    /** Whether an index finds rows by it: each property has one by which lists are filtered or sorted. */
    public boolean isIndexed(Attribute attribute) {
        return listing.properties().values().stream()
                .anyMatch(property -> property.path().equals(path(attribute)));
    }

    /** Whether an index has the rows of any one value of it in the usual order of lists. */
    public boolean isInOrder(Attribute attribute) {
        return listing.isInOrder(path(attribute));
    }

    /** What the entity calls it. */
    private String path(Attribute attribute) {
        return known(attribute).column().apply(ROW).path().substring(ROW.length() + 1);
    }

    /** What reads an attribute of a record. */
    public Function<R, @Nullable Object> property(Attribute attribute) {
        return known(attribute).value()::apply;
    }

    /** What compiles conditions on these attributes. */
    public Closures<R> closures() {
        return new Closures<>(this::property);
    }

    /**
     * What writes them for a query whose rows are called {@code it}.
     *
     * @param prefix of the parameters' names, which no other parameter of the query has
     */
    public Hql hql(String prefix) {
        return hql(prefix, ROW);
    }

    /** As {@link #hql(String)}, where rows are called {@code row}. */
    public Hql hql(String prefix, String row) {
        return new Hql(attribute -> known(attribute).column().apply(row), prefix);
    }

    private Known known(Attribute attribute) {
        Known found = known.get(attribute);
        if (found == null) {
            throw new IllegalArgumentException(entity.getSimpleName() + " has no " + attribute.name());
        }
        return found;
    }

    private void add(RecordComponent component) {
        String name = component.getName();
        Class<?> type = component.getType();
        Field field = field(name);
        if (type.isRecord() && type != Money.class) {
            for (RecordComponent part : type.getRecordComponents()) {
                addPart(component, part, field);
            }
        } else if (field != null) {
            add(name, type, field, read(component));
        }
    }

    private void addPart(RecordComponent whole, RecordComponent part, @Nullable Field json) {
        String name = whole.getName() + "." + part.getName();
        Function<Object, @Nullable Object> inner = read(part);
        Function<Object, @Nullable Object> outer = read(whole);
        Function<Object, @Nullable Object> value = record -> {
            Object within = outer.apply(record);
            return within == null ? null : inner.apply(within);
        };
        if (json != null && json.getType() == whole.getType() && isJson(json) && part.getType() == String.class) {
            put(Attribute.ofResource(name, Kind.TEXT), value, row -> Column.inJson(path(row, json), part.getName()));
        } else {
            Listing.Property listed = listing.properties().get(part.getName());
            Field field = listed == null || !listed.tells().equals(whole.getName()) ? null : field(listed.path());
            if (field != null) {
                add(name, part.getType(), field, value);
            }
        }
    }

    private void add(String name, Class<?> type, Field field, Function<Object, @Nullable Object> read) {
        if (type.isEnum() && field.getType() == type) {
            Map<String, Object> constants = Listing.Kind.constants(type);
            String[] names = constants.keySet().toArray(String[]::new); // in the order of declaration
            put(
                    Attribute.ofResource(name, constants.keySet()),
                    then(read, constant -> names[((Enum<?>) constant).ordinal()]),
                    row -> new Column(path(row, field), constants::get));
        } else if (type == Money.class && field.getType() == Amount.class) {
            put(
                    Attribute.ofResource(name, Kind.MONEY),
                    then(read, money -> MinorUnits.of((Money) money)),
                    row -> new Column(path(row, field)));
        } else if (type == field.getType() || isNumber(type) && isNumber(field.getType())) {
            Kind kind = KINDS.get(type);
            if (kind != null) {
                put(
                        Attribute.ofResource(name, kind),
                        kind == Kind.NUMBER ? then(read, number -> ((Number) number).longValue()) : read,
                        row -> new Column(path(row, field)));
            }
        }
    }

    private void put(Attribute attribute, Function<Object, @Nullable Object> value, Function<String, Column> column) {
        known.put(attribute, new Known(value, column));
    }

    private static String path(String row, Field field) {
        return row + "." + field.getName();
    }

    private static boolean isNumber(Class<?> type) {
        return KINDS.get(type) == Kind.NUMBER;
    }

    private static boolean isJson(Field field) {
        JdbcTypeCode code = field.getAnnotation(JdbcTypeCode.class);
        return code != null && code.value() == SqlTypes.JSON;
    }

    private static Function<Object, @Nullable Object> then(
            Function<Object, @Nullable Object> read, UnaryOperator<Object> next) {
        return record -> {
            Object value = read.apply(record);
            return value == null ? null : next.apply(value);
        };
    }

    private static Function<Object, @Nullable Object> read(RecordComponent component) {
        MethodHandle accessor = handle(component);
        return record -> {
            try {
                return accessor.invokeExact(record);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        };
    }

    private static MethodHandle handle(RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return MethodHandles.lookup().unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private @Nullable Field field(String name) {
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }
}
