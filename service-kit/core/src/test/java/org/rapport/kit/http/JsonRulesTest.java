package org.rapport.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.events.CrmEvents;

class JsonRulesTest {

    private final ObjectMapper json = CrmEvents.mapper();

    JsonRulesTest() {
        new JsonRules().customize(json);
    }

    record Body(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Boolean flag,
            @Nullable DayOfWeek day,
            @Nullable LocalDate date,
            @Nullable Instant time,
            @Nullable Map<String, String> texts) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": 7}",
                "{\"text\": 7.5}",
                "{\"text\": true}",
                "{\"text\": {}}",
                "{\"text\": []}",
                "{\"texts\": {\"a\": 7}}",
                "{\"number\": \"7\"}",
                "{\"number\": \"\"}",
                "{\"number\": 7.5}",
                "{\"number\": true}",
                "{\"flag\": \"true\"}",
                "{\"flag\": 1}",
                "{\"day\": 1}",
                "{\"day\": true}",
                "{\"date\": 1}",
                "{\"date\": \"\"}",
                "{\"date\": []}",
                "{\"date\": [2026, 1, 2]}",
                "{\"date\": \"2026-01-02T23:00:00Z\"}",
                "{\"date\": \"2026-02-30\"}",
                "{\"date\": \"+12026-01-02\"}",
                "{\"number\": []}",
                "{\"flag\": []}",
                "{\"day\": []}",
                "{\"time\": []}",
                "{\"time\": \"+12026-01-02T03:04:05Z\"}",
                "{\"time\": \"-0001-01-02T03:04:05Z\"}",
                "{\"time\": 1767322800}",
                "{\"time\": 1767322800.5}",
                "{\"time\": true}",
                "{\"time\": \"\"}",
                "{\"time\": \"1767322800\"}"
            })
    void takesNoKindOfValueForAnother(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void takesWhatIsOfTheKindThatIsAskedFor() throws JsonProcessingException {
        var body = read("""
                {"text": "7", "number": 7, "flag": true, "day": "MONDAY", "date": "2026-01-02", "time": null,
                 "texts": {"a": "7", "b": null}}
                """);

        assertThat(body.text()).isEqualTo("7");
        assertThat(body.number()).isEqualTo(7);
        assertThat(body.flag()).isTrue();
        assertThat(body.day()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(body.date()).isEqualTo("2026-01-02");
        assertThat(body.time()).isNull();
        assertThat(body.texts()).containsEntry("a", "7").containsEntry("b", null);
    }

    @Test
    void cutsTimesToWhatTheDatabaseKeeps() throws JsonProcessingException {
        assertThat(read("{\"time\": \"2026-01-02T03:04:05.999999999Z\"}").time())
                .isEqualTo(Instant.parse("2026-01-02T03:04:05.999999Z"));
        assertThat(read("{\"time\": \"2026-01-02T03:04:05.1+02:00\"}").time())
                .isEqualTo(Instant.parse("2026-01-02T01:04:05.1Z"));
    }

    private Body read(String body) throws JsonProcessingException {
        return json.readValue(body, Body.class);
    }
}
