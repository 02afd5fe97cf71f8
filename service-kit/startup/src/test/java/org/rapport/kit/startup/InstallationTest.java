package org.rapport.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080",
                "http://127.8.9.10",
                "https://localhost",
                "http://LOCALHOST:8080",
                "http://[::1]:8080"
            })
    void isLocalWhereOnlyThisMachineReachesIt(String url) {
        assertThat(new Installation(url).isLocal()).isTrue();
        assertThat(new PublicUrlRule(new Installation(url)).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example.com",
                "http://0.0.0.0:8080",
                "http://10.0.0.1",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://127.0.0.1@crm.example.com",
                "http://[::]:8080",
                "localhost:8080",
                "ftp://localhost",
                ""
            })
    void isNotLocalElsewhere(String url) {
        assertThat(new Installation(url).isLocal()).isFalse();
    }

    @Test
    void whatDoesNotSayWhereItIsIsNotLocal() {
        var nowhere = new Installation((String) null);

        assertThat(nowhere.isLocal()).isFalse();
        assertThat(new PublicUrlRule(nowhere).findings())
                .singleElement()
                .asString()
                .startsWith("CRM_PUBLIC_URL is not set: ");
    }

    @Test
    void productionIsAtAnOriginOverHttps() {
        assertThat(new PublicUrlRule(new Installation("https://crm.example.com:8443")).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://crm.example.com,           CRM_PUBLIC_URL is plain http",
        "https://crm.example.com/,         CRM_PUBLIC_URL has more than",
        "https://crm.example.com/crm,      CRM_PUBLIC_URL has more than",
        "https://crm.example.com?a=b,      CRM_PUBLIC_URL has more than",
        "https://crm.example.com#a,        CRM_PUBLIC_URL has more than",
        "https://user@crm.example.com,     CRM_PUBLIC_URL has more than",
        "http://127.0.0.1:8080/crm,        CRM_PUBLIC_URL has more than",
        "crm.example.com,                  CRM_PUBLIC_URL is no http or https address",
        "https://crm example,              CRM_PUBLIC_URL is no http or https address",
        "'  ',                             CRM_PUBLIC_URL is not set"
    })
    void everythingElseIsAFinding(String url, String finding) {
        assertThat(new PublicUrlRule(new Installation(url)).findings())
                .singleElement()
                .asString()
                .startsWith(finding)
                .contains("https://crm.example.com");
    }
}
