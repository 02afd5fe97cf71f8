package org.rapport.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartConditionTest {

    private final List<String> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final StartCondition condition = new StartCondition("topics", warnings::add, notes::add);

    @Test
    void holdsBackUntilItWasLookedAt() {
        assertThat(condition.holdsBack()).isTrue();

        condition.isUnknown();

        assertThat(condition.holdsBack()).as("nobody can say").isFalse();
        assertThat(condition.finding()).isEmpty();
    }

    @Test
    void holdsBackWhatStartsWrongUntilItIsRight() {
        condition.isWrong("crm.sales is missing");
        condition.isWrong("crm.sales is missing");
        condition.isUnknown();

        assertThat(condition.holdsBack()).isTrue();
        assertThat(condition.finding()).isEqualTo("crm.sales is missing");

        condition.isRight();

        assertThat(condition.holdsBack()).isFalse();
        assertThat(condition.finding()).isEmpty();
        assertThat(warnings).containsExactly("crm.sales is missing");
        assertThat(notes).hasSize(1);
    }

    @Test
    void holdsBackWhatNobodyCouldTellAtFirst() {
        condition.isUnknown();
        condition.isWrong("crm.sales is missing");

        assertThat(condition.holdsBack()).isTrue();
    }

    @Test
    void onlyTellsWhatGoesWrongLater() {
        condition.isRight();
        condition.isWrong("5 s behind");
        condition.isWrong("6 s behind");

        assertThat(condition.holdsBack()).isFalse();
        assertThat(condition.finding()).isEqualTo("6 s behind");
        assertThat(condition.isPressing()).isTrue();

        condition.isRight();
        condition.isWrong("7 s behind");

        assertThat(condition.isPressing()).isTrue();
        assertThat(warnings).containsExactly("5 s behind", "7 s behind");
        assertThat(notes).hasSize(1);
    }

    @Test
    void doesNotHoldBackForADoubt() {
        condition.isWrong("crm.sales is missing");
        condition.isDoubtful("crm.sales cannot be seen");
        condition.isDoubtful("crm.sales cannot be seen");

        assertThat(condition.holdsBack()).isFalse();
        assertThat(condition.finding()).isEqualTo("crm.sales cannot be seen");
        assertThat(warnings).containsExactly("crm.sales is missing", "crm.sales cannot be seen");
    }
}
