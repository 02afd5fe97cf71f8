package org.rapport.kit.condition.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.kit.condition.Attribute.Of;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.Operator;
import org.rapport.kit.condition.Term;
import org.rapport.kit.condition.Truth;

class LanguageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource.ownerId == subject.id || resource.teamId in subject.teams",
                "resource.amount <= money('5000.00', 'EUR') && resource.status in ['new', 'on-hold']",
                "context.now - resource.createdAt < duration('30d')",
                "resource.createdAt + duration('24h') < context.now",
                "'vip' in resource.tags ? 'manager' in subject.roles : true",
                "resource.address.region.startsWith(subject.attributes.region)",
                "has(resource.closedAt) && !resource.vip",
                "has(resource.address.region)",
                "subject.id in [resource.ownerId, resource.creatorId]",
                "resource.closeOn >= context.today && resource.closeOn < date('2027-01-01')"
            })
    void takesWhatCanBeAsked(String text) {
        assertThat(Samples.LANGUAGE.read(text).size()).isPositive();
    }

    @Test
    void putsTheRecordOnTheLeftAndWhatIsKnownOnTheRight() {
        assertThat(Samples.LANGUAGE.read("context.now - duration('1h') > resource.createdAt + duration('1d')"))
                .isEqualTo(new Condition.Comparison(
                        new Term.Property(Samples.attribute(Of.RESOURCE, "createdAt")),
                        Operator.LESS,
                        new Term.Shifted(new Term.Fact(Samples.attribute(Of.CONTEXT, "now")), Duration.ofHours(-25))));
    }

    @Test
    void asksTheQuestionOfAChoiceTwice() {
        var vip = new Condition.Comparison(
                new Term.Property(Samples.attribute(Of.RESOURCE, "vip")),
                Operator.EQUAL,
                new Term.Literal(Kind.FLAG, true));
        var yes = new Condition.Constant(Truth.TRUE);
        var no = new Condition.Constant(Truth.FALSE);

        assertThat(Samples.LANGUAGE.read("resource.vip ? true : false"))
                .isEqualTo(new Condition.Or(List.of(
                        new Condition.And(List.of(vip, yes)), new Condition.And(List.of(new Condition.Not(vip), no)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "resource.colour == 'red' → 1:9 has no attribute colour",
                "resource.address.street == 'x' → 1:17 has no attribute street",
                "resource.status == 'nwe' → 1:20 must be one of lost, new, on-hold, open",
                "resource.status in ['new', 'nwe'] → 1:28 must be one of lost, new, on-hold, open",
                "resource.status < 'open' → 1:9 has fixed values without an order",
                "resource.status.startsWith('o') → 1:9 has fixed values; name those that are meant: in ['...', '...']",
                "resource.status == resource.name → 1:28 what has fixed values cannot be compared with another value of the record",
                "resource.score == 'new' → 1:16 == cannot be asked of a number and a text",
                "resource.score > 1.5 → 1:16 > cannot be asked of a number and a number with decimals",
                "resource.score > 1u → 1:16 > cannot be asked of a number and an unsigned number",
                "resource.ownerId == null → 1:21 ask has(...) whether there is a value",
                "resource.ownerId == 'abc' → 1:18 == cannot be asked of a UUID and a text",
                "resource.ownerId < subject.id → 1:18 < cannot be asked of a UUID",
                "resource.name.matches('a.*') → 1:22 matches is not known here",
                "resource.tags[0] == 'x' → 1:14 [] is not known here",
                "resource.tags == ['a'] → 1:15 == cannot be asked of a list of texts",
                "size(resource.tags) > 1 → 1:5 size is not known here",
                "resource.score + 1 > 2 → 1:16 + cannot be asked of a number",
                "resource.name in resource.tags → 1:26 a value of the record can be looked for in a list of the subject only",
                "resource.amount in [money('1', 'EUR')] → 1:9 cannot be looked for in a list",
                "resource.name.startsWith(resource.address.region) → 1:42 the prefix cannot be a value of the record",
                "resource.createdAt + duration('1h') < resource.closedAt → 1:37 two times of the record can be compared, but not with a duration between them",
                "resource.createdAt > timestamp('2026-01-01T00:00:00.123456789Z') → 1:32 must be an RFC 3339 time, to the microsecond",
                "resource.createdAt > timestamp(resource.name) → 1:40 must be a literal text",
                "context.now - resource.createdAt > duration('1y') → 1:45 must be a duration of at most 100 years, such as 90s, 36h or 30d, to the microsecond",
                "context.now - resource.createdAt > context.now - resource.closedAt → 1:34 a difference of two times can be compared with duration('...') only",
                "resource.amount > money('12.345', 'EUR') → 1:25 must be an amount of that currency",
                "resource.amount > money('12.34', 'XYZW') → 1:25 must be an amount of that currency",
                "resource.closeOn > date('2026-02-30') → 1:25 must be a date as yyyy-mm-dd",
                "uuid('1-1-1-1-1') == subject.id → 1:6 must be a UUID",
                "(resource.score > 1) == resource.vip → 1:17 is computed; compare an attribute or a literal, combine with &&, ||, !",
                "has(resource.name) == resource.vip → 1:4 is computed; compare an attribute or a literal, combine with &&, ||, !",
                "resource.status → 1:9 must be true or false, not a text",
                "resource → 1:1 must be true or false, not several attributes",
                "subject.attributes.shoe == 'x' → 1:19 has no attribute shoe",
                "has(subject.attributes) → 1:4 names several attributes: name one of them",
                "has(resource) → 1:4 has(...) takes an attribute",
                "resource.name == 'a\\u0000' → 1:18 must be valid Unicode without U+0000",
                "resource.name == 'a\\ud800' → 1:18 must be valid Unicode without U+0000",
                "true ? 1 : 2 → 1:6 ? : cannot be asked of true or false and a number",
                "resource.name in ['a', 1] → 1:24 must be a text, as what is looked for",
                "resource.name = 'x' → 1:15 is not understood: = ",
                "resource.name == 'x → 1:18 is not understood: 'x",
                "resource.score == → 1:18 ends before it is complete",
                "resource.score == 99999999999999999999 → 1:19 is too large a number",
                "resource.score == -(-1) → 1:19 - is not known here",
                "resource.name == '😀😀' && resource.nme == 'x' → 1:34 has no attribute nme"
            })
    void namesPlaceAndReasonOfWhatItRefuses(String text, String reason) {
        assertThat(refused(text).reasons().getFirst()).asString().isEqualToIgnoringWhitespace(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "resource.tags.exists(t, t == 'x')",
                "subject.attributes == subject.attributes",
                "resource.vip ? resource.score > 1 : resource.name",
                "dyn(resource.name) == 1",
                "resource.name == b'a'",
                "resource.score == {'a': 1}.a",
                "google.protobuf.Timestamp{seconds: 1} == context.now",
                "resource.?name == 'a'",
                "type(resource.name) == string"
            })
    void refusesTheRestOfCel(String text) {
        assertThat(refused(text).reasons()).isNotEmpty();
    }

    @Test
    void namesTheLine() {
        assertThat(refused("resource.vip &&\n  resource.colour == 'red'")).hasMessage("2:11 has no attribute colour");
    }

    @Test
    void namesAllReasons() {
        assertThat(refused("resource.colour == 'red' && resource.size > 1"))
                .hasMessage("1:9 has no attribute colour\n1:37 has no attribute size");
    }

    @Test
    void hasLimits() {
        assertThat(refused("(".repeat(60) + "true" + ")".repeat(60))).hasMessage("1:1 is nested more than 40 deep");
        assertThat(refused("'x' in " + "[".repeat(100) + "'x'" + "]".repeat(100)))
                .hasMessage("1:1 is nested more than 40 deep");
        assertThat(refused(" ".repeat(4_000) + "true")).hasMessageEndingWith("must have at most 4000 characters");
        assertThat(refused("true" + " && (true ? true : false)".repeat(150)))
                .hasMessageEndingWith("makes a condition of more than 1000 parts");
        assertThat(refused("resource.score in [" + "1, ".repeat(200) + "1]"))
                .hasMessage("1:19 can have at most 200 items");
        assertThat(refused("(".repeat(12) + "true" + " ? true : false)".repeat(12)))
                .hasMessageEndingWith("makes a condition of more than 1000 parts");
        assertThat(Samples.LANGUAGE.read("true" + " && true".repeat(400)).size())
                .isEqualTo(402);
    }

    @Test
    void isSharedByThreads() throws Exception {
        String text = "resource.ownerId == subject.id || context.now - resource.createdAt < duration('30d')";
        Condition expected = Samples.LANGUAGE.read(text);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var read : threads.invokeAll(Collections.nCopies(1_000, () -> Samples.LANGUAGE.read(text)))) {
                assertThat(read.get()).isEqualTo(expected);
            }
        }
    }

    private static Refused refused(String text) {
        var refused = catchThrowableOfType(Refused.class, () -> Samples.LANGUAGE.read(text));
        assertThat(refused).as(text).isNotNull();
        return refused;
    }
}
