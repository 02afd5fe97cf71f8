package org.rapport.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesRuleTest {

    @Test
    void takesAddresses() {
        assertThat(new ServicesRule(service -> URI.create("http://" + service.word() + ":8080")).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales:8101", "http:/sales", "http://sales_service:8080", "sales", "ftp://sales"})
    void namesTheVariableOfAnAddressWithoutHost(String address) {
        var rule = new ServicesRule(
                service -> URI.create(service == Service.SALES ? address : "http://" + service.word() + ":8080"));

        assertThat(rule.findings()).singleElement().asString().startsWith("CRM_SALES_URL is no http or https address");
    }
}
