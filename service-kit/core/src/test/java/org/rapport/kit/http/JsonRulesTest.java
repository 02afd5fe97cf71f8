package org.rapport.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.events.CrmEvents;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.problem.JsonFailureMapper;
import org.rapport.kit.problem.Problems;

class JsonRulesTest {

    private final ObjectMapper json = CrmEvents.mapper();

    JsonRulesTest() {
        new JsonRules(() -> "DE").customize(json);
    }

    record Body(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Boolean flag,
            @Nullable DayOfWeek day,
            @Nullable LocalDate date,
            @Nullable Instant time,
            @Nullable Map<String, String> texts,
            @Nullable List<String> list,
            @EmailAddress @Nullable String email) {}

    record Call(@PhoneNumber @Nullable String number) {}

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
                 "texts": {"a": "7"}}
                """);

        assertThat(body.text()).isEqualTo("7");
        assertThat(body.number()).isEqualTo(7);
        assertThat(body.flag()).isTrue();
        assertThat(body.day()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(body.date()).isEqualTo("2026-01-02");
        assertThat(body.time()).isNull();
        assertThat(body.texts()).containsExactly(Map.entry("a", "7"));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"text\": \"Ann\\ud83d\"}', /text",
        "'{\"text\": \"a\\u0000b\"}', /text",
        "'{\"texts\": {\"a\": \"\\udc00\"}}', /texts/a",
        "'{\"texts\": {\"\\u0000\": \"a\"}}', /texts",
        "'{\"list\": [\"a\", \"\\ud83d\"]}', /list/1",
        "'{\"email\": \"\\ud83d@example.com\"}', /email"
    })
    void takesNoTextThatIsNoUnicode(String body, String pointer) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(JsonProcessingException.class, failure -> assertThat(
                                JsonFailureMapper.refusal(failure).errors())
                        .containsExactly(new FieldError(pointer, "must be valid Unicode, without U+0000")));
    }

    @ParameterizedTest
    @CsvSource({"'{\"list\": [\"a\", null]}', /list/1", "'{\"texts\": {\"a\": null}}', /texts/a"})
    void takesNothingForAnElement(String body, String pointer) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(JsonProcessingException.class, failure -> assertThat(
                                JsonFailureMapper.refusal(failure).errors())
                        .containsExactly(new FieldError(pointer, "must not be null")));
    }

    @Test
    void readsTelephoneNumbersAsThoseOfTheHomeCountry() throws JsonProcessingException {
        assertThat(json.readValue("{\"number\": \"030 123456\"}", Call.class).number())
                .isEqualTo("+4930123456");
        assertThat(json.readerFor(Call.class)
                        .<Call>readValue("{\"number\": \"030 123456\"}")
                        .number())
                .isEqualTo("+4930123456");
    }

    @Test
    void readsNothingForWantOfWhatIsAway() throws JsonProcessingException {
        ObjectMapper starting = CrmEvents.mapper();
        new JsonRules(() -> {
                    throw new DomainException.Unavailable("directory-loading", "The service is starting. Try again.");
                })
                .customize(starting);

        assertThatThrownBy(() -> starting.readValue("{\"number\": \"030 123456\"}", Call.class))
                .isInstanceOfSatisfying(JsonProcessingException.class, failure -> {
                    assertThat(JsonFailureMapper.refusal(failure)).isInstanceOf(DomainException.Unavailable.class);
                    assertThat(Problems.willPass(failure)).isTrue();
                });
        assertThat(starting.readValue("{\"number\": \"+49 30 123456\"}", Call.class)
                        .number())
                .isEqualTo("+4930123456");
    }

    @Test
    void readsTextsInTheSpellingOfTheirField() throws JsonProcessingException {
        var body = read("{\"text\": \" Ann\\u200b\", \"email\": \"\\ufeffann@example.com\\u200b\"}");

        assertThat(body.text()).isEqualTo(" Ann\u200b");
        assertThat(body.email()).isEqualTo("ann@example.com");
    }

    @Test
    void keepsNumbersAsTheyAreWritten() throws JsonProcessingException {
        assertThat(json.readTree("[12500000.5, 0.0001, 99999999999999.99]"))
                .extracting(JsonNode::decimalValue)
                .containsExactly(
                        new BigDecimal("12500000.5"), new BigDecimal("0.0001"), new BigDecimal("99999999999999.99"));
    }

    @ParameterizedTest
    @CsvSource({
        "'1e99999999999', ''",
        "'{\"a\": 1e99999999999}', /a",
        "'{\"a\": {\"b\": [1, {}, -1e-99999999999]}, \"c\": 1}', /a/b/2",
        "'[[], {\"a\": {}, \"b\": 1e99999999999}]', /1/b"
    })
    void saysWhereANumberIsThatNobodyCanRead(String body, String pointer) {
        assertNoNumber(body, JsonNode.class, pointer);
        assertNoNumber("{\"nodes\": {\"one\": %s}}".formatted(body), Nodes.class, "/nodes/one" + pointer);
        if (body.startsWith("{")) {
            assertNoNumber(body, MergePatch.class, pointer);
        }
    }

    private void assertNoNumber(String body, Class<?> type, String pointer) {
        assertThatThrownBy(() -> json.readValue(body, type))
                .isInstanceOfSatisfying(MismatchedInputException.class, failure -> assertThat(
                                JsonFailureMapper.refusal(failure).errors())
                        .containsExactly(new FieldError(pointer, "must be a number")));
    }

    record Nodes(Map<String, JsonNode> nodes) {}

    @Test
    void readsNothingAsJsonToo() throws JsonProcessingException {
        assertThat(json.readValue("null", JsonNode.class).isNull()).isTrue();
        assertThat(json.readValue("{\"nodes\": {\"one\": true}}", Nodes.class).nodes())
                .containsEntry("one", json.getNodeFactory().booleanNode(true));
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
