package org.rapport.kit.testing.record;

import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rapport.events.Money;
import org.rapport.kit.persistence.Amount;

/** Values by which the attributes of an entity can be told apart. */
final class Samples {

    private Samples() {}

    /** One for {@code attribute}; another for another {@code seed}. */
    static Object of(Field attribute, int seed) {
        return of(attribute.getGenericType(), attribute.getName(), seed);
    }

    private static Object of(Type type, String name, int seed) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
                case "List" -> List.of(of(arguments[0], name, seed));
                case "Set" -> Set.of(of(arguments[0], name, seed));
                case "Map" -> Map.of(name, of(arguments[1], name, seed));
                default -> throw new AssertionError("no sample for " + type);
            };
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[seed % constants.length];
        }
        if (plain == Money.class) {
            return Money.fromMinor(seed, "EUR");
        }
        if (plain == Amount.class) {
            return new Amount((long) seed, "EUR");
        }
        if (plain.isRecord()) {
            return ofRecord(plain, seed);
        }
        return switch (plain.getSimpleName()) {
            case "String" -> name + seed;
            case "JsonNode" -> TextNode.valueOf(name + seed);
            case "UUID" -> UUID.nameUUIDFromBytes((name + seed).getBytes(StandardCharsets.UTF_8));
            case "Instant" -> Instant.EPOCH.plusSeconds(31L * name.hashCode() % 1_000_000 + seed);
            case "LocalDate" -> LocalDate.EPOCH.plusDays(seed);
            case "int", "Integer" -> seed;
            case "long", "Long" -> (long) seed;
            case "double", "Double" -> (double) seed;
            case "boolean", "Boolean" -> seed % 2 == 1;
            default -> throw new AssertionError("no sample for " + type);
        };
    }

    private static Object ofRecord(Class<?> type, int seed) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> of(component.getGenericType(), component.getName(), seed))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no sample for " + type, e);
        }
    }
}
