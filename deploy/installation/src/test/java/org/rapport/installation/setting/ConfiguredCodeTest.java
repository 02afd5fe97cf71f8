package org.rapport.installation.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfiguredCodeTest {

    @Test
    void aPropertyIsSetByTheVariableOfItsName() {
        var code = code(Map.of(), property("crm.max-age", "10m"));

        assertThat(only(code).variables()).containsExactly("CRM_MAX_AGE");
        assertThat(only(code).preset()).isEqualTo(new Preset.Value("10m"));
    }

    @Test
    void aPropertiesFileGivesItAnotherNameAndDefault() {
        var code = code(Map.of("crm.port", "${HTTP_PORT:${OLD_PORT:8080}}"), property("crm.port", "1"));

        assertThat(only(code).variables()).containsExactly("HTTP_PORT", "OLD_PORT", "CRM_PORT");
        assertThat(only(code).preset()).isEqualTo(new Preset.Value("8080"));
        assertThat(code.unexplained()).isEmpty();
    }

    @Test
    void whatHasNoValueMustBeSetUnlessItIsOptional() {
        assertThat(only(code(Map.of(), property("crm.keys", null))).isRequired())
                .isTrue();
        assertThat(only(code(Map.of("crm.keys", "${KEYS}"), property("crm.keys", null)))
                        .isRequired())
                .isTrue();
        var secret = new Mapping.Property("crm.client-secret", "text", true, null, "It.");
        assertThat(only(code(Map.of("crm.client-secret", "${CLIENT_SECRET:}"), secret)))
                .returns(new Preset.Unset(), Setting::preset)
                .returns(true, Setting::secret);
    }

    @Test
    void aDefaultMayBeThatOfAnotherSetting() {
        var code = code(
                Map.of(
                        "crm.url",
                        "${CRM_KEYCLOAK_URL:http://here}/realms/${CRM_REALM:crm}",
                        "crm.issuer",
                        "${ISSUER:${crm.url}}"),
                property("crm.url", null),
                property("crm.issuer", null));

        assertThat(code.settings())
                .extracting(Setting::preset)
                .containsExactly(
                        new Preset.Value("<CRM_KEYCLOAK_URL>/realms/<CRM_REALM>"), new Preset.SameAs("CRM_URL"));
        assertThat(code.unexplained()).containsExactly("CRM_KEYCLOAK_URL", "CRM_REALM");
        assertThat(code.said("CRM_REALM")).contains(new Code.Said(null, List.of("CRM_REALM"), new Preset.Value("crm")));
    }

    @Test
    void aPropertyWithoutAValueIsForTheEnvironment() {
        var code = code(Map.of("crm.keycloak.realm", "${crm.realm:crm}"), property("crm.keycloak.realm", null));

        assertThat(only(code).variable()).isEqualTo("CRM_REALM");
    }

    @Test
    void saysWhatItKnowsOfOthersProperties() {
        var code = code(Map.of("quarkus.management.port", "${CRM_MANAGEMENT_PORT:8090}"));

        assertThat(code.unexplained()).containsExactly("CRM_MANAGEMENT_PORT");
        assertThat(code.said("CRM_MANAGEMENT_PORT"))
                .isEqualTo(code.said("QUARKUS_MANAGEMENT_PORT"))
                .contains(new Code.Said(
                        "quarkus.management.port",
                        List.of("CRM_MANAGEMENT_PORT", "QUARKUS_MANAGEMENT_PORT"),
                        new Preset.Value("8090")));
    }

    @Test
    void whatIsSetIsRead() {
        assertThat(code(Map.of("crm.prot", "1"), property("crm.port", null)).faults())
                .containsExactly("crm.prot is set, and no mapping reads it");
    }

    private static Setting only(ConfiguredCode code) {
        assertThat(code.settings()).hasSize(1);
        return code.settings().getFirst();
    }

    private static Mapping.Property property(String name, @Nullable String preset) {
        return new Mapping.Property(name, "text", false, preset, "It.");
    }

    private static ConfiguredCode code(Map<String, String> values, Mapping.Property... properties) {
        return new ConfiguredCode(List.of(new Mapping("crm", "All.", List.of(properties))), new TreeMap<>(values));
    }
}
