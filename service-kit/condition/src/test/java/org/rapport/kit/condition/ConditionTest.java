package org.rapport.kit.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What no tree can be, whoever makes it: it could not be evaluated. */
class ConditionTest {

    private static final Term ID = new Term.Property(Attribute.ofResource("id", Kind.ID));
    private static final Term NAME = new Term.Property(Attribute.ofResource("name", Kind.TEXT));
    private static final Term SCORE = new Term.Property(Attribute.ofResource("score", Kind.NUMBER));
    private static final Term AMOUNT = new Term.Property(Attribute.ofResource("amount", Kind.MONEY));
    private static final Term TAGS = new Term.Property(Attribute.ofResource("tags", Kind.TEXTS));

    @Test
    void comparesWhatIsOfOneKindAndHasTheOrderThatIsAsked() {
        assertRefused(
                () -> new Condition.Comparison(NAME, Operator.EQUAL, SCORE), "a text cannot be compared with a number");
        assertRefused(() -> new Condition.Comparison(ID, Operator.LESS, ID), "< cannot be asked of a UUID");
        assertRefused(
                () -> new Condition.Comparison(TAGS, Operator.EQUAL, TAGS), "== cannot be asked of a list of texts");
        assertRefused(() -> new Condition.StartsWith(NAME, SCORE), "a number cannot be compared with a text");
    }

    @Test
    void looksForWhatCanBeInTheList() {
        assertRefused(() -> new Condition.In(SCORE, TAGS), "a number cannot be compared with a text");
        assertRefused(
                () -> new Condition.In(AMOUNT, new Term.Items(Kind.MONEY, List.of())), "there are no lists of money");
        assertThat(new Condition.In(NAME, TAGS).size()).isEqualTo(1);
    }

    @Test
    void knowsOfFactsWhatADatabaseCanHold() {
        Attribute region = Attribute.ofSubject("region", Kind.TEXT);
        Attribute roles = Attribute.ofSubject("roles", Kind.TEXTS);
        Attribute now = Attribute.ofContext("now", Kind.TIME);
        Facts facts = Facts.of(Map.of(
                region,
                "a\u0000",
                roles,
                List.of("sales", "\ud800"),
                now,
                Instant.parse("2026-01-01T00:00:00.123456789Z")));

        assertThat(facts.value(region)).isNull();
        assertThat(facts.value(roles)).isEqualTo(List.of("sales"));
        assertThat(facts.value(now)).isEqualTo(Instant.parse("2026-01-01T00:00:00.123456Z"));
    }

    @Test
    void refusesFactsOfAnotherKind() {
        assertRefused(
                () -> Facts.of(Map.of(Attribute.ofSubject("level", Kind.NUMBER), "5")),
                "level cannot be a fact, number");
        assertRefused(
                () -> Facts.of(Map.of(Attribute.ofResource("name", Kind.TEXT), "x")), "name cannot be a fact, text");
        assertRefused(
                () -> Facts.of(Map.of(Attribute.ofSubject("roles", Kind.TEXTS), List.of(5L))),
                "roles cannot be a fact, list of texts");
    }

    private static void assertRefused(Runnable making, String why) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}
