package org.rapport.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerRuleTest {

    private static final String SERVERS = "127.0.0.1:9";

    @Test
    void aBrokerThatIsFoundNeedNotAnswer() {
        assertThat(findings(Map.of("bootstrap.servers", SERVERS))).isEmpty();
    }

    @Test
    void oneOfSeveralIsEnough() {
        assertThat(findings(Map.of("bootstrap.servers", "nowhere.invalid:9093," + SERVERS)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bootstrap.servers,        '',                     KAFKA_BOOTSTRAP_SERVERS is not set",
        "bootstrap.servers,        nowhere.invalid:9093,   No resolvable bootstrap urls",
        "bootstrap.servers,        127.0.0.1,              Invalid url in bootstrap.servers: 127.0.0.1",
        "security.protocol,        SASL,                   security.protocol",
        "ssl.truststore.location,  /nowhere/ca.crt,        /nowhere/ca.crt",
        "sasl.jaas.config,         a login without an end, JAAS"
    })
    void saysInOneLineWhatIsWrong(String property, String value, String finding) {
        assertThat(findings(Map.of(property, value)))
                .singleElement()
                .asString()
                .contains(finding, "KAFKA_BOOTSTRAP_SERVERS")
                .doesNotContain("\n", "opensesame");
    }

    private static List<String> findings(Map<String, String> changed) {
        Map<String, Object> settings = new HashMap<>(
                Map.of(
                        "bootstrap.servers",
                        SERVERS,
                        "security.protocol",
                        "SASL_SSL",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"sales\" password=\"opensesame\";"));
        settings.putAll(changed);
        if (changed.containsKey("ssl.truststore.location")) {
            settings.put("ssl.truststore.type", "PEM");
        }
        return new BrokerRule(settings).findings();
    }
}
