package org.rapport.events.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.events.InvalidValue;
import org.rapport.events.setting.ConversionDuplicates.Handling;

class SettingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Iterable<Setting<?>> ALL = Settings.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void theDefaultIsAValue(Setting<?> setting) {
        assertThat(problems(setting, setting.defaultValue())).isEmpty();
        assertThat(setting.read(setting.defaultValue()))
                .isInstanceOf(setting.type())
                .isEqualTo(setting.fallback());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theSchemaKnowsEachPropertyAndNoOther(Setting<?> setting) {
        JsonNode schema = setting.schema();

        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.findValuesAsText("$ref")).allMatch(reference -> reference.startsWith("#/"));
        assertThat(schema.findParents("properties")).isNotEmpty().allSatisfy(object -> assertThat(
                        object.path("additionalProperties").isBoolean()
                                && !object.path("additionalProperties").booleanValue())
                .as("%s forbids what it does not know", object)
                .isTrue());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void whatIsNotKnownIsNotRead(Setting<?> setting) {
        JsonNode more = setting.defaultValue()
                .<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy()
                .put("nobody-knows", 1);

        assertThat(problems(setting, more)).isNotEmpty();
        assertThatThrownBy(() -> setting.read(more))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith(setting.key());
        assertThatThrownBy(() -> setting.read(JSON.nullNode())).isInstanceOf(InvalidValue.class);
    }

    @Test
    void everyKeyIsOfAServiceAndIsFound() {
        assertThat(Settings.ALL)
                .extracting(Setting::key)
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(key -> key.matches("(sales|marketing|support|admin)\\.[a-z0-9]+(-[a-z0-9]+)*"))
                .allSatisfy(
                        key -> assertThat(Settings.of(key).orElseThrow().key()).isEqualTo(key));
        assertThat(Settings.of("sales.no-such-thing")).isEmpty();
        assertThat(Settings.ALL)
                .allMatch(setting ->
                        !setting.title().isBlank() && !setting.description().isBlank());
    }

    @Test
    void readsWhatIsSaid() throws JsonProcessingException {
        assertThat(Settings.CONVERSION_DUPLICATES.read(
                        JSON.readTree("{\"accounts\": \"allow\", \"contacts\": \"refuse\"}")))
                .isEqualTo(new ConversionDuplicates(Handling.ALLOW, Handling.REFUSE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accounts\": \"allow\"}",
                "{\"accounts\": 1, \"contacts\": \"refuse\"}",
                "{\"accounts\": null, \"contacts\": \"refuse\"}",
                "{\"accounts\": \"ALLOW\", \"contacts\": \"refuse\"}",
                "[]",
                "\"\"",
                "7"
            })
    void readsNothingElse(String value) throws JsonProcessingException {
        JsonNode json = JSON.readTree(value);

        assertThat(problems(Settings.CONVERSION_DUPLICATES, json)).isNotEmpty();
        assertThatThrownBy(() -> Settings.CONVERSION_DUPLICATES.read(json)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "Mail.Example.COM",
                "m\u00fcnchen.example",
                "xn--mnchen-3ya.example",
                "1und1.de",
                "a.bc"
            })
    void takesDomains(String domain) {
        assertThat(problems(Settings.FREE_MAIL_DOMAINS, also(domain))).isEmpty();
        assertThat(Settings.FREE_MAIL_DOMAINS.read(also(domain)).also()).containsExactly(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                ".com",
                "example.com.",
                "ann@example.com",
                "https://example.com",
                "-a.com",
                "a b.com",
                "a..com",
                "a_b.com"
            })
    void takesNothingElseForADomain(String text) {
        assertThat(problems(Settings.FREE_MAIL_DOMAINS, also(text))).isNotEmpty();
    }

    @Test
    void takesSoManyDomainsAndNoMore() {
        String[] most = IntStream.range(0, 500).mapToObj(i -> i + ".example").toArray(String[]::new);
        String[] more = IntStream.range(0, 501).mapToObj(i -> i + ".example").toArray(String[]::new);

        assertThat(problems(Settings.FREE_MAIL_DOMAINS, also(most))).isEmpty();
        assertThat(problems(Settings.FREE_MAIL_DOMAINS, also(more))).isNotEmpty();
        assertThat(problems(Settings.FREE_MAIL_DOMAINS, also("a.".repeat(100_000) + "com")))
                .isNotEmpty();
    }

    private static JsonNode also(String... domains) {
        var value = JSON.createObjectNode();
        var also = value.putArray("also");
        for (String domain : domains) {
            also.add(domain);
        }
        value.putArray("except");
        return value;
    }

    private static Set<String> problems(Setting<?> setting, JsonNode value) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(setting.schema()).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }
}
