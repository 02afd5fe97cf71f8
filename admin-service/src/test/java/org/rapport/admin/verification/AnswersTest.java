package org.rapport.admin.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.events.VerificationAnswer;
import org.rapport.events.VerificationAnswer.Row;
import org.rapport.events.VerificationRequest;

class AnswersTest {

    private static final VerificationRequest REQUEST =
            new VerificationRequest(new UUID(1, 1), new UUID(2, 2), Instant.EPOCH);
    private static final UUID FIRST = new UUID(3, 1);
    private static final UUID SECOND = new UUID(3, 2);

    private final Answers answers = new Answers(List.of("sales", "admin"));

    @Test
    void areWholeOnceEveryServiceHasSentItsLastPart() {
        answers.add(part("sales", FIRST, 0, false));
        answers.add(part("admin", SECOND, 0, true));
        assertThat(answers.areWhole()).isFalse();
        assertThat(answers.whole()).containsOnlyKeys("admin");

        answers.add(part("sales", FIRST, 1, true));

        assertThat(answers.areWhole()).isTrue();
        assertThat(answers.whole().get("sales"))
                .extracting(VerificationAnswer::part)
                .containsExactly(0, 1);
    }

    @Test
    void doNotMixTwoAnswersOfOneService() {
        answers.add(part("sales", FIRST, 0, false));
        answers.add(part("sales", SECOND, 0, false));
        answers.add(part("sales", SECOND, 1, true));
        answers.add(part("sales", FIRST, 1, true));

        assertThat(answers.whole().get("sales"))
                .extracting(VerificationAnswer::id)
                .containsExactly(SECOND, SECOND);
    }

    @Test
    void leaveOutAnAnswerThatMissesAPart() {
        answers.add(part("sales", FIRST, 0, false));
        answers.add(part("sales", FIRST, 2, true));

        assertThat(answers.whole()).isEmpty();
    }

    @Test
    void listenToNobodyElse() {
        answers.add(part("nobody", FIRST, 0, true));
        answers.add(part("sales", SECOND, 0, false));
        answers.add(part("admin", SECOND, 1, true));

        assertThat(answers.whole()).isEmpty();
    }

    private static VerificationAnswer part(String service, UUID id, int part, boolean last) {
        return VerificationAnswer.of(
                REQUEST, service, id, part, last, List.of(new Row(new UUID(0, part), Row.NONE, true)));
    }
}
