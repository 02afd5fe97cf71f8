package org.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapport.events.VerificationAnswer.Row;

class VerificationAnswerTest {

    private static final ObjectMapper JSON = CrmEvents.mapper();
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final VerificationRequest REQUEST = new VerificationRequest(new UUID(1, 2), new UUID(3, 4), NOW);

    @Test
    void arrivesAsItWasSent() throws IOException {
        var rows = List.of(new Row(new UUID(-1, 7), "af".repeat(32), true), new Row(new UUID(5, -1), Row.NONE, false));

        var sent = VerificationAnswer.of(REQUEST, "sales", new UUID(9, 9), 3, true, rows);
        var received = JSON.readValue(JSON.writeValueAsBytes(sent), VerificationAnswer.class);

        assertThat(received.unpacked()).isEqualTo(rows);
        assertThat(received).usingRecursiveComparison().isEqualTo(sent);
    }

    @Test
    void fitsIntoAMessageWithTheMostRows() throws JsonProcessingException {
        List<Row> rows = IntStream.range(0, VerificationAnswer.MOST_ROWS)
                .mapToObj(i -> new Row(new UUID(i, i), "af".repeat(32), true))
                .toList();

        var answer = VerificationAnswer.of(REQUEST, "marketing", UUID.randomUUID(), 0, false, rows);

        assertThat(JSON.writeValueAsBytes(answer)).hasSizeLessThan(300_000);
    }

    @Test
    void isRefusedWhenARowIsCutOff() {
        assertThatThrownBy(() -> new VerificationAnswer(new UUID(1, 2), "sales", new UUID(9, 9), 0, true, new byte[48]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rows of part 0 are cut off");
    }

    @Test
    void aRequestIsOverAfterAMinute() {
        assertThat(REQUEST.isOver(NOW.plusSeconds(60))).isFalse();
        assertThat(REQUEST.isOver(NOW.plusSeconds(61))).isTrue();
    }
}
