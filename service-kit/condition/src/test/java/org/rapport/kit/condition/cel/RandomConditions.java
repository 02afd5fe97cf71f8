package org.rapport.kit.condition.cel;

import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.oneOf;
import static net.jqwik.api.Combinators.combine;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.rapport.kit.condition.Attribute;

/** Conditions that use all of the language, on {@link Samples}. */
final class RandomConditions {

    private static final Arbitrary<String> EQUALITY = of("==", "!=");
    private static final Arbitrary<String> COMPARISON = of("==", "!=", "<", "<=", ">", ">=");

    private RandomConditions() {}

    /** Conditions that are nested as deep as that. */
    static Arbitrary<String> deep(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<String> inner = deep(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(3, leaf()),
                Tuple.of(2, inner.map("!(%s)"::formatted)),
                Tuple.of(3, combine(inner, inner).as("(%s) && (%s)"::formatted)),
                Tuple.of(3, combine(inner, inner).as("(%s) || (%s)"::formatted)),
                Tuple.of(1, combine(inner, inner, inner).as("(%s) ? (%s) : (%s)"::formatted)));
    }

    private static Arbitrary<String> leaf() {
        return oneOf(
                of("true", "false"),
                compared(numbers(), COMPARISON),
                compared(texts(), COMPARISON),
                statuses(),
                compared(ids(), EQUALITY),
                compared(flags(), EQUALITY),
                flags(),
                compared(dates(), COMPARISON),
                compared(times(), COMPARISON),
                spans(),
                compared(amounts(), COMPARISON),
                among(texts(), 4),
                among(numbers(), 4),
                among(ids(), 4),
                among(dates(), 3),
                among(times(), 3),
                among(flags(), 2),
                of("resource.teamId", "subject.id", "resource.ownerId", uuid(1)).map("%s in subject.teams"::formatted),
                combine(
                                of(
                                        "resource.name",
                                        "resource.address.region",
                                        "resource.status",
                                        "'a'",
                                        "subject.attributes.region"),
                                of("subject.roles", "subject.attributes.regions"))
                        .as("%s in %s"::formatted),
                known().map("%s in resource.tags"::formatted),
                combine(of("resource.name", "resource.address.region", "subject.attributes.region", "'ab'"), known())
                        .as("%s.startsWith(%s)"::formatted),
                of(Samples.VOCABULARY.attributes(Attribute.Of.RESOURCE).keySet())
                        .map("has(resource.%s)"::formatted),
                of(Samples.VOCABULARY.attributes(Attribute.Of.SUBJECT).keySet()).map("has(subject.%s)"::formatted),
                of("has(context.network)", "context.acr == 'gold'", "context.network != 'a'"));
    }

    private static Arbitrary<String> compared(Arbitrary<String> values, Arbitrary<String> operators) {
        return combine(values, operators, values).as("%s %s %s"::formatted);
    }

    private static Arbitrary<String> among(Arbitrary<String> values, int most) {
        return combine(values, values.list().ofMaxSize(most).map(list -> String.join(", ", list)))
                .as("%s in [%s]"::formatted);
    }

    private static Arbitrary<String> numbers() {
        return of(
                "resource.score",
                "resource.score",
                "resource.rank",
                "subject.attributes.level",
                "0",
                "-1",
                "5",
                "2147483648",
                "9223372036854775807",
                "-9223372036854775808");
    }

    private static Arbitrary<String> known() {
        return oneOf(
                of(Samples.TEXTS).map(RandomConditions::quoted), of("subject.attributes.region", "context.network"));
    }

    private static Arbitrary<String> texts() {
        return oneOf(known(), of("resource.name", "resource.address.region"), of("resource.name"));
    }

    /** Of what has fixed values, with what has others too. */
    private static Arbitrary<String> statuses() {
        Arbitrary<String> constants = of("'new'", "'open'", "'on-hold'", "subject.attributes.region");
        return oneOf(
                combine(EQUALITY, constants).as("resource.status %s %s"::formatted),
                combine(constants, EQUALITY).as("%s %s resource.status"::formatted),
                constants.list().ofMaxSize(3).map(list -> "resource.status in [" + String.join(", ", list) + "]"));
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String uuid(int index) {
        return "uuid('" + Samples.IDS.get(index) + "')";
    }

    private static Arbitrary<String> ids() {
        return of("resource.ownerId", "resource.creatorId", "resource.teamId", "subject.id", uuid(0), uuid(1), uuid(2));
    }

    private static Arbitrary<String> flags() {
        return of("resource.vip", "subject.attributes.certified", "true", "false");
    }

    private static Arbitrary<String> dates() {
        return oneOf(
                of("resource.closeOn", "context.today", "subject.attributes.until"),
                of(Samples.DATES).map("date('%s')"::formatted));
    }

    private static Arbitrary<String> times() {
        return oneOf(
                of("resource.createdAt", "resource.closedAt", "context.now", "subject.attributes.since"),
                of(Samples.TIMES).map("timestamp('%s')"::formatted),
                of(
                        "context.now - duration('1d')",
                        "context.now + duration('1us')",
                        "duration('-24h') + context.now",
                        "subject.attributes.since - duration('36525d')",
                        "context.now - duration('1d') + duration('24h')"));
    }

    private static Arbitrary<String> spans() {
        Arbitrary<String> known =
                of("context.now", "timestamp('2026-11-27T03:33:57.123456Z')", "subject.attributes.since");
        Arbitrary<String> resource =
                of("resource.createdAt", "resource.closedAt", "(resource.createdAt + duration('1h'))");
        Arbitrary<String> literal =
                of("'24h'", "'0s'", "'-1us'", "'1d1us'", "'36525d'").map("duration(%s)"::formatted);
        return oneOf(
                combine(known, resource, COMPARISON, literal).as("%s - %s %s %s"::formatted),
                combine(literal, COMPARISON, resource, known).as("%s %s %s - %s"::formatted),
                combine(known, known, COMPARISON, literal).as("%s - %s %s %s"::formatted));
    }

    private static Arbitrary<String> amounts() {
        return of(
                "resource.amount",
                "resource.ceiling",
                "subject.attributes.limit",
                "money('10.00', 'EUR')",
                "money('10', 'USD')",
                "money('1000', 'JPY')",
                "money('-0.01', 'EUR')",
                "money('92233720368547758.07', 'EUR')");
    }
}
