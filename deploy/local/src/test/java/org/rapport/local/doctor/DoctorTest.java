package org.rapport.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DoctorTest {

    private final List<String> told = new ArrayList<>();

    private record Look(String subject, String obstacle, Callable<List<Finding>> looking) implements Examination {

        @Override
        public List<Finding> findings() throws Exception {
            return looking.call();
        }
    }

    @Test
    void tellsOfEachInOrderAndCountsWhatIsWrong() {
        int wrong = examine(
                new Look("disk", "", List::of),
                new Look("clock", "", () -> List.of(new Finding("it is late", "be early"), new Finding("a", "b"))),
                new Look("topics", "Kafka does not answer", List::of));

        assertThat(wrong).isEqualTo(2);
        assertThat(told)
                .containsExactly(
                        "ok      disk",
                        "wrong   it is late; be early",
                        "wrong   a; b",
                        "unseen  topics: Kafka does not answer");
    }

    @Test
    void countsNothingOfWhatIsWell() {
        assertThat(examine(new Look("disk", "", List::of))).isZero();
    }

    @Test
    void tellsOnOneLineWhatCannotBeLookedAt() {
        int wrong = examine(new Look("slots", "", () -> {
            throw new IllegalStateException("no\n  connection");
        }));

        assertThat(wrong).isOne();
        assertThat(told)
                .containsExactly(
                        "wrong   slots cannot be looked at: no connection; ./crm status and ./crm logs PART tell more");
    }

    @Test
    void waitsForNoneThatHangs() {
        var never = new CountDownLatch(1);

        int wrong = new Doctor(
                        List.of(new Look("realm", "", () -> {
                            never.await();
                            return List.of();
                        })),
                        Duration.ofMillis(100),
                        told::add)
                .examine();

        assertThat(wrong).isOne();
        assertThat(told).singleElement().asString().contains("realm cannot be looked at: no answer within");
    }

    private int examine(Examination... examinations) {
        return new Doctor(List.of(examinations), told::add).examine();
    }
}
