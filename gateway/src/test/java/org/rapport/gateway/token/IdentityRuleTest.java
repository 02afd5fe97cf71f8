package org.rapport.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.kit.startup.Installation;

class IdentityRuleTest {

    private static final Installation LOCAL = new Installation("http://127.0.0.1:8080");
    private static final Installation PRODUCTION = new Installation("https://crm.example.com");

    @Test
    void takesAnIssuerOverHttpsAndAKeycloakWithinTheCluster() {
        assertThat(findings(PRODUCTION, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "crm.session.issuer,      http://login.example.com/realms/crm,  CRM_SESSION_ISSUER is plain http",
        "crm.openapi.issuer,      http://login.example.com/realms/crm,  CRM_OPENAPI_ISSUER is plain http",
        "crm.token.operator-acr,  ' ',                                  CRM_TOKEN_OPERATOR_ACR is blank"
    })
    void refusesInProductionWhatIsFineOnOnesOwnMachine(String property, String value, String finding) {
        assertThat(findings(PRODUCTION, Map.of(property, value)))
                .singleElement()
                .asString()
                .startsWith(finding);
        assertThat(findings(LOCAL, Map.of(property, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "crm.token.realm-url,  keycloak:8080/realms/crm,  CRM_KEYCLOAK_URL is no http or https address",
        "crm.session.issuer,   login.example.com,         CRM_SESSION_ISSUER is no http or https address",
    })
    void refusesEverywhereWhatIsNoAddress(String property, String value, String finding) {
        assertThat(findings(LOCAL, Map.of(property, value)))
                .singleElement()
                .asString()
                .startsWith(finding);
    }

    @Test
    void namesAnIssuerOnceThatAllHaveFromOneVariable() {
        var plain = "http://login.example.com/realms/crm";

        assertThat(findings(
                        PRODUCTION,
                        Map.of("crm.token.issuer", plain, "crm.session.issuer", plain, "crm.openapi.issuer", plain)))
                .singleElement()
                .asString()
                .startsWith("CRM_ISSUER is plain http: set the realm's address");
    }

    private static List<String> findings(Installation installation, Map<String, String> changed) {
        var issuer = "https://login.example.com/realms/crm";
        var settings = new HashMap<String, String>();
        settings.put("crm.token.realm-url", "http://keycloak:8080/realms/crm");
        settings.put("crm.token.issuer", issuer);
        settings.put("crm.session.issuer", issuer);
        settings.put("crm.openapi.issuer", issuer);
        settings.put("crm.token.operator-acr", "2");
        settings.putAll(changed);
        var config = new SmallRyeConfigBuilder().withDefaultValues(settings).build();
        return new IdentityRule(config, installation).findings();
    }
}
