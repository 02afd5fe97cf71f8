package org.rapport.identity.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": 1}                          | {"a": 1, "b": 2}                 |
            {"a": 1}                          | {"a": 2}                         | a: 2 → 1
            {"a": 1}                          | {}                               | a: nothing → 1
            {"a": ""}                         | {}                               |
            {"a": false}                      | {}                               |
            {"a": []}                         | {}                               |
            {"a": false}                      | {"a": true}                      | a: true → false
            {"a": "true"}                     | {"a": true}                      |
            {"a": {"b": "x"}}                 | {"a": {"b": "y", "c": "z"}}      | a/b: "y" → "x"
            {"a": ["x", "y"]}                 | {"a": ["y", "x"]}                |
            {"a": ["x"]}                      | {"a": ["x", "y"]}                | a: - y
            {"a": ["x"]}                      | {}                               | a: + x
            {"a": []}                         | {"a": ["x"]}                     | a: - x
            {"a": [{"name": "n", "v": 1}]}    | {"a": [{"name": "n", "v": 2}]}   | a/n/v: 2 → 1
            {"a": [{"name": "n"}]}            | {"a": [{"name": "m"}]}           | a: + n, a: - m
            {"secret": "x", "password": "y"}  | {"password": "**********"}       |
            """)
    void between(String wanted, String actual, String lines) {
        assertThat(String.join(", ", Differences.between(json(wanted), json(actual))))
                .isEqualTo(lines == null ? "" : lines);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": 1}          | {"a": 1, "b": 2}                       | b: 2 → nothing
            {"a": 1}          | {"a": 1, "b": false, "c": "", "d": {}} |
            {"a": 1}          | {"a": 1, "id": "0198"}                 |
            {"a": {"b": "x"}} | {"a": {"b": "x", "c": "z"}}            | a/c: "z" → nothing
            """)
    void fromWhole(String wanted, String actual, String lines) {
        assertThat(String.join(", ", Differences.fromWhole(json(wanted), json(actual))))
                .isEqualTo(lines == null ? "" : lines);
    }

    @Test
    void aSecretThatTheFileDoesNotKnowIsNotLost() {
        JsonNode laid = Differences.laidOver(
                json("{\"smtp\": {\"host\": \"a\", \"password\": \"**********\", \"port\": 25}}"),
                json("{\"smtp\": {\"host\": \"b\", \"password\": \"\"}}"));

        assertThat(laid).isEqualTo(json("{\"smtp\": {\"host\": \"b\", \"password\": \"**********\", \"port\": 25}}"));
    }

    private static JsonNode json(String text) {
        return Running.json(text);
    }
}
