package org.rapport.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes any record of the contracts from chance: everything that may be null sometimes is, every text is awkward. */
public final class AnyRecord {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "Ærøskøbing",
            "\"quoted\" \\ back",
            "line\nbreak\ttab",
            "emoji 🚲",
            "null",
            "0",
            "<b>&amp;",
            "\u2028\u0007");
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "TND", "CLF");

    private final Random random;

    public AnyRecord(long seed) {
        random = new Random(seed);
    }

    public <R> R of(Class<R> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types)
                    .newInstance(Arrays.stream(components).map(this::component).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " cannot be made", e);
        }
    }

    private Object component(RecordComponent component) {
        if (Nullables.isNullable(component) && random.nextInt(3) == 0) {
            return null;
        }
        return value(component.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            var list = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(value(generic.getActualTypeArguments()[0]));
            }
            return list;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            var map = new LinkedHashMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                map.put("key " + i, value(generic.getActualTypeArguments()[1]));
            }
            return map;
        }
        return value((Class<?>) type);
    }

    private Object value(Class<?> type) {
        if (type == Changes.class) {
            return Changes.of(
                    List.of(of(FieldChange.class), of(FieldChange.class)).subList(0, random.nextInt(3)));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type == Money.class) {
            return Money.fromMinor(random.nextLong(), CURRENCIES.get(random.nextInt(CURRENCIES.size())));
        }
        if (type.isRecord()) {
            return of(type);
        }
        return switch (type.getSimpleName()) {
            case "String" -> TEXTS.get(random.nextInt(TEXTS.size()));
            case "UUID" -> new UUID(random.nextLong(), random.nextLong());
            case "Instant" -> Instant.EPOCH.plusNanos(random.nextLong(4_000_000_000_000_000L) * 1_000);
            case "LocalDate" -> LocalDate.EPOCH.plusDays(random.nextInt(40_000));
            case "int", "Integer" -> random.nextInt();
            case "long", "Long" -> random.nextLong();
            case "boolean", "Boolean" -> random.nextBoolean();
            case "JsonNode" -> json();
            default -> throw new AssertionError(type + " has no place in a contract");
        };
    }

    private JsonNode json() {
        return switch (random.nextInt(4)) {
            case 0 -> NullNode.getInstance();
            case 1 -> BooleanNode.TRUE;
            case 2 -> LongNode.valueOf(random.nextLong(Long.MAX_VALUE / 2) + Integer.MAX_VALUE);
            default -> TextNode.valueOf(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }
}
