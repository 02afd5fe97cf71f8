package org.rapport.kit.condition.cel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Attribute.Of;
import org.rapport.kit.condition.Closures;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.MinorUnits;
import org.rapport.kit.condition.Vocabulary;

/** A type of records with attributes of each kind, and the values that are most likely to be taken for others. */
final class Samples {

    static final Vocabulary VOCABULARY = Vocabulary.of(List.of(
            Attribute.ofResource("id", Kind.ID),
            Attribute.ofResource("ownerId", Kind.ID),
            Attribute.ofResource("creatorId", Kind.ID),
            Attribute.ofResource("teamId", Kind.ID),
            Attribute.ofResource("name", Kind.TEXT),
            Attribute.ofResource("address.region", Kind.TEXT),
            Attribute.ofResource("status", Set.of("new", "open", "on-hold", "lost")),
            Attribute.ofResource("score", Kind.NUMBER),
            Attribute.ofResource("rank", Kind.NUMBER),
            Attribute.ofResource("vip", Kind.FLAG),
            Attribute.ofResource("closeOn", Kind.DATE),
            Attribute.ofResource("createdAt", Kind.TIME),
            Attribute.ofResource("closedAt", Kind.TIME),
            Attribute.ofResource("amount", Kind.MONEY),
            Attribute.ofResource("ceiling", Kind.MONEY),
            Attribute.ofResource("tags", Kind.TEXTS),
            Attribute.ofSubject("id", Kind.ID),
            Attribute.ofSubject("roles", Kind.TEXTS),
            Attribute.ofSubject("teams", Kind.IDS),
            Attribute.ofSubject("attributes.region", Kind.TEXT),
            Attribute.ofSubject("attributes.level", Kind.NUMBER),
            Attribute.ofSubject("attributes.certified", Kind.FLAG),
            Attribute.ofSubject("attributes.regions", Kind.TEXTS),
            Attribute.ofSubject("attributes.limit", Kind.MONEY),
            Attribute.ofSubject("attributes.since", Kind.TIME),
            Attribute.ofSubject("attributes.until", Kind.DATE),
            Attribute.ofContext("now", Kind.TIME),
            Attribute.ofContext("today", Kind.DATE),
            Attribute.ofContext("network", Kind.TEXT),
            Attribute.ofContext("acr", Kind.TEXT)));

    static final Language LANGUAGE = new Language(VOCABULARY);

    /** Records in memory: the values of their attributes. */
    static final Closures<Map<Attribute, Object>> CLOSURES = new Closures<>(Samples::property);

    static final Instant NOW = Instant.parse("2026-11-28T03:33:57.123456Z");

    /** With and without wildcards, case, accents in both forms, and on both sides of the surrogates. */
    static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "ab",
            "a%",
            "a_b",
            "a\\",
            "%",
            "_",
            "é",
            "e\u0301",
            "ß",
            "Z",
            "z",
            "\uFF5E",
            "\uD83D\uDE00",
            "\uD7FF",
            "\uE000",
            "a\uD7FF",
            "\uDBFF\uDFFF",
            "a\uDBFF\uDFFFb",
            "'",
            "\"",
            "?",
            "a ",
            " a",
            "\u0130",
            "i",
            "new",
            "open");

    static final List<UUID> IDS =
            List.of(new UUID(1, 1), new UUID(0x8000000000000000L, 1), new UUID(-1, -1), new UUID(7, 7));

    static final List<Long> NUMBERS = List.of(0L, -1L, 5L, Long.MAX_VALUE, Long.MIN_VALUE, 4L, 6L, 1L << 31);

    /** Of a narrower column. */
    static final List<Long> RANKS = List.of(0L, -1L, 5L, (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE);

    static final List<LocalDate> DATES = List.of(
            LocalDate.of(2026, 11, 28),
            LocalDate.of(2026, 11, 29),
            LocalDate.of(1, 1, 1),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(1582, 10, 10),
            LocalDate.of(2024, 2, 29));

    static final List<Instant> TIMES = List.of(
            NOW,
            NOW.plusNanos(1_000),
            NOW.minusNanos(1_000),
            NOW.minusSeconds(86_400),
            NOW.minusSeconds(86_400).plusNanos(1_000),
            Kind.FIRST,
            Kind.LAST,
            Instant.parse("2026-03-29T01:30:00Z"),
            Instant.parse("1582-10-10T00:00:00Z"),
            Instant.parse("2016-12-31T23:59:59.999999Z"));

    static final List<MinorUnits> AMOUNTS = List.of(
            new MinorUnits(1000, "EUR"),
            new MinorUnits(1000, "USD"),
            new MinorUnits(1000, "JPY"),
            new MinorUnits(-1, "EUR"),
            new MinorUnits(Long.MAX_VALUE, "EUR"),
            new MinorUnits(Long.MIN_VALUE, "EUR"),
            new MinorUnits(999, "EUR"));

    private Samples() {}

    static Attribute attribute(Of of, String name) {
        Attribute attribute = VOCABULARY.attribute(of, name);
        if (attribute == null) {
            throw new IllegalArgumentException(name);
        }
        return attribute;
    }

    private static Function<Map<Attribute, Object>, @Nullable Object> property(Attribute attribute) {
        return record -> record.get(attribute);
    }

    /** Somebody who asks from somewhere; what is absent is absent in a sixth of all. */
    static Facts facts(Random random) {
        var values = new HashMap<Attribute, Object>();
        for (Of of : List.of(Of.SUBJECT, Of.CONTEXT)) {
            VOCABULARY.attributes(of).values().forEach(attribute -> put(values, attribute, random));
        }
        values.put(attribute(Of.SUBJECT, "id"), IDS.get(random.nextInt(IDS.size())));
        values.put(attribute(Of.CONTEXT, "now"), NOW.plusNanos(789));
        return Facts.of(values);
    }

    /** Records with ids of their own. */
    static List<Map<Attribute, Object>> records(Random random, int number) {
        var records = new ArrayList<Map<Attribute, Object>>();
        for (int i = 0; i < number; i++) {
            var values = new HashMap<Attribute, Object>();
            VOCABULARY.attributes(Of.RESOURCE).values().forEach(attribute -> put(values, attribute, random));
            values.put(attribute(Of.RESOURCE, "id"), new UUID(99, i));
            records.add(values);
        }
        return records;
    }

    private static void put(Map<Attribute, Object> values, Attribute attribute, Random random) {
        if (random.nextInt(6) > 0) {
            values.put(attribute, value(attribute, random));
        }
    }

    private static Object value(Attribute attribute, Random random) {
        return switch (attribute.kind()) {
            case TEXT ->
                attribute.isEnumeration()
                        ? one(attribute.constants().stream().sorted().toList(), random)
                        : one(TEXTS, random);
            case NUMBER -> one(attribute.name().equals("rank") ? RANKS : NUMBERS, random);
            case FLAG -> random.nextBoolean();
            case DATE -> one(DATES, random);
            case TIME -> one(TIMES, random);
            case ID -> one(IDS, random);
            case MONEY -> one(AMOUNTS, random);
            case TEXTS -> several(TEXTS, random);
            case IDS -> several(IDS, random);
        };
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> List<T> several(List<T> values, Random random) {
        return random.ints(random.nextInt(4), 0, values.size())
                .mapToObj(values::get)
                .toList();
    }
}
