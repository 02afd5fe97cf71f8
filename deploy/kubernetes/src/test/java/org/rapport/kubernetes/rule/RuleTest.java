package org.rapport.kubernetes.rule;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.installation.Component;
import org.rapport.installation.setting.Settings;
import org.rapport.kubernetes.manifest.Manifests;

/** Each rule finds what it is for, and the others find nothing there. */
class RuleTest {

    private static final List<Rule> RULES = Rule.all(Settings.ofThisCheckout(), List.of(Component.SALES));

    @Test
    void aGoodSampleIsUnderstoodAndKeepsThemAll() {
        assertThat(Faults.GOOD.read().faults()).isEmpty();
        assertThat(findings(Faults.GOOD.read())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.rapport.kubernetes.rule.Faults#all")
    void isFoundAndNothingElseIs(Fault fault) {
        assertThat(findings(fault.sample().read())).containsExactlyInAnyOrderElementsOf(fault.findings());
    }

    @Test
    void eachFindsSomething() {
        List<Manifests> bad = Faults.all().map(fault -> fault.sample().read()).toList();

        assertThat(RULES).allMatch(rule -> bad.stream()
                .anyMatch(manifests -> rule.findings(manifests).findAny().isPresent()));
    }

    @Test
    void readsDurationsAsQuarkusDoes() {
        assertThat(Stream.of("15", "15s", "1m30s", "500ms", "PT1H").map(EndsInTime::duration))
                .containsExactly(
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(90),
                        Duration.ofMillis(500),
                        Duration.ofHours(1));
    }

    @Test
    void readsAddressesOfSeveralKinds() {
        Set<Address> addresses = Address.of(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka-0:9092, kafka-1:9093",
                        "CRM_DB_URL", "jdbc:postgresql://postgres.data.svc/sales?ssl=true",
                        "CRM_KEYCLOAK_URL", "https://keycloak/realms",
                        "CRM_PUBLIC_URL", "https://crm.example.com"))
                .collect(toSet());

        assertThat(addresses)
                .containsExactlyInAnyOrder(
                        new Address("kafka-0", 9092),
                        new Address("kafka-1", 9093),
                        new Address("postgres.data.svc", 5432),
                        new Address("keycloak", 443));
    }

    private static List<String> findings(Manifests manifests) {
        return RULES.stream().flatMap(rule -> rule.findings(manifests)).toList();
    }
}
