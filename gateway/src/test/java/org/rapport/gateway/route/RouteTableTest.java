package org.rapport.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "/sales,SALES",
        "/sales/leads,SALES",
        "/marketing/forms,MARKETING",
        "/support/tickets/x,SUPPORT",
        "/api/superadmin/users,ADMIN",
        "/api/audit,ADMIN",
        "/api/tags/x,ADMIN",
        "/api,ADMIN",
        "/api/contacts,SALES",
        "/api/contacts/x,SALES",
        "/api/leads,SALES",
        "/api/opportunities/x/y,SALES",
        "/api/contactsx,ADMIN",
        "/api/leads.json,ADMIN",
        "/api/authors,ADMIN",
        "/api/healthx,ADMIN",
        "/api/health/x,ADMIN",
        "/api/versions,ADMIN",
        "/api/Version,ADMIN"
    })
    void knowsWhosePathItIs(String path, Service service) {
        assertThat(RouteTable.serviceOf(path)).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/q",
                "/q/health",
                "/q/metrics",
                "/q/openapi",
                "/salesx",
                "/Sales",
                "/apis",
                "/auth/me",
                "/api/auth/login",
                "/api/health",
                "/api/version",
                "/docs"
            })
    void knowsNoServiceForTheRest(String path) {
        assertThat(RouteTable.serviceOf(path)).isNull();
    }

    @Test
    void letsAnyonePostToAForm() {
        var operation = RouteTable.publicOperation("POST", "/marketing/forms/a.b.c/submissions");

        assertThat(operation).isNotNull();
        assertThat(operation.capabilityIn("/marketing/forms/a.b.c/submissions")).isEqualTo("a.b.c");
        assertThat(operation.scope()).isEqualTo("form:submit");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/marketing/forms/a/submissions", "POST,/marketing/forms/a/b/submissions",
                "POST,/marketing/forms//submissions",
        "POST,/marketing/forms/submissions", "POST,/marketing/forms/a/submissions/", "POST,/marketing/forms",
        "PUT,/marketing/forms/a/submissions", "POST,/x/marketing/forms/a/submissions"
    })
    void asksForALoginEverywhereElse(String method, String path) {
        assertThat(RouteTable.publicOperation(method, path)).isNull();
    }
}
