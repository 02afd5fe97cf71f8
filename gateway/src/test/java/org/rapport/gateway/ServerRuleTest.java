package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.kit.startup.Installation;

class ServerRuleTest {

    private static final String LOCAL = "http://127.0.0.1:8080";
    private static final String PRODUCTION = "https://crm.example.com";

    @Test
    void believesProxiesThatAreNamed() {
        assertThat(findings(PRODUCTION, "10.0.0.0/8", "192.0.2.7", "fd00::/8")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0/0", "::/0", "10.0.0.0/0"})
    void doesNotBelieveEverybody(String proxy) {
        assertThat(findings(PRODUCTION, proxy))
                .singleElement()
                .asString()
                .startsWith("CRM_SERVER_TRUSTED_PROXIES has " + proxy + ", so everybody says");
        assertThat(findings(LOCAL, proxy)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ingress", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "::/129", "10.0.0.0/-1", "/8"})
    void refusesWhatIsNoNetworkEverywhere(String proxy) {
        assertThat(findings(LOCAL, proxy))
                .singleElement()
                .asString()
                .contains(proxy + ", which is no address or network");
    }

    @Test
    void isWhereTheInstallationIs() {
        assertThat(new ServerRule(PRODUCTION, List.of(), new Installation(LOCAL)).findings())
                .singleElement()
                .asString()
                .startsWith("CRM_SERVER_PUBLIC_URL is not what CRM_PUBLIC_URL says");
    }

    private static List<String> findings(String publicUrl, String... proxies) {
        return new ServerRule(publicUrl, List.of(proxies), new Installation(publicUrl)).findings();
    }
}
