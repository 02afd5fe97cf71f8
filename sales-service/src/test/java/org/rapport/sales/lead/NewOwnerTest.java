package org.rapport.sales.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.allow;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;
import org.rapport.sales.SalesApi;

/** Whoever makes a lead for somebody else needs to be allowed to assign that very lead. */
@QuarkusTest
class NewOwnerTest {

    private static final String LEADS = "/sales/leads";
    private static final String SIMPLE = "/api/leads";

    private final String source = UUID.randomUUID().toString();

    @BeforeEach
    void roles() {
        may(Reach.ALL);
    }

    private static void may(Reach assign) {
        TestRoles.vary(
                new Grant("lead", List.of("read", "create")),
                new Grant("lead", List.of("assign"), assign),
                new Grant("contact", List.of("read")));
    }

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    @ParameterizedTest
    @ValueSource(strings = {LEADS, SIMPLE})
    void isRefusedWhereAPolicyDeniesToAssignSuchALead(String path) {
        TestPolicies.publish(deny("lead", "assign", "resource.score >= 50"));

        create(path, 60, READER)
                .statusCode(403)
                .body("type", equalTo("urn:problem:permission-missing"))
                .body("permission", equalTo("lead:assign"));

        assertThat(made()).isZero();
        create(path, 60, VARYING).statusCode(201);
        create(path, 40, READER).statusCode(201);
        assertThat(made()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {LEADS, SIMPLE})
    void isAllowedWhereAPolicyAllowsToAssignSuchALead(String path) {
        TestRoles.vary(new Grant("lead", List.of("read", "create")), new Grant("contact", List.of("read")));
        create(path, 60, READER).statusCode(403);

        TestPolicies.publish(allow("lead", "assign", "resource.score >= 50"));

        create(path, 60, READER).statusCode(201);
        create(path, 40, READER).statusCode(403).body("permission", equalTo("lead:assign"));
        create(path, 40, VARYING).statusCode(201);
    }

    /** As one that was one's own may be given away. */
    @ParameterizedTest
    @ValueSource(strings = {LEADS, SIMPLE})
    void isAllowedWhereARoleReachesOnesOwn(String path) {
        may(Reach.OWN);

        create(path, 60, READER).statusCode(201);
    }

    /** Whose the lead is, of him is what it becomes: that is not for the caller to say. */
    @Test
    void isAskedForNothingByAConversion() {
        String lead = SalesApi.path(LEADS, """
                {"lastName": "Tester", "company": "Given %s", "ownerId": "%s"}
                """.formatted(source, READER.subject(ACME)));
        SalesApi.act(lead + "/qualify", "").statusCode(200);
        List<String> conversion = List.of("read", "create", "edit", "convert");
        TestRoles.vary(Stream.of("lead", "account", "contact", "opportunity")
                .map(type -> new Grant(type, conversion))
                .toArray(Grant[]::new));
        TestPolicies.publish(deny("*", "assign", null));

        String account = TestLogin.as(ACME, VARYING)
                .header("If-Match", "*")
                .body("{}")
                .post(lead + "/convert")
                .then()
                .statusCode(200)
                .extract()
                .path("conversion.accountId");

        SalesApi.get("/sales/accounts/" + account).body("ownerId", equalTo(READER.subject(ACME)));
    }

    private ValidatableResponse create(String path, int score, Member owner) {
        String body = path.equals(SIMPLE)
                ? """
                {"contact_id": "%s", "source": "%s", "score": %d, "assigned_to": "%s"}
                """.formatted(
                                SalesApi.id("/sales/contacts", "{\"lastName\": \"Tester\"}"),
                                source,
                                score,
                                owner.subject(ACME))
                : """
                {"lastName": "Tester", "source": "%s", "score": %d, "ownerId": "%s"}
                """.formatted(source, score, owner.subject(ACME));
        return TestLogin.as(ACME, VARYING).body(body).post(path).then();
    }

    private int made() {
        return SalesApi.get(LEADS + "?count=true&filter=source==" + source)
                .extract()
                .path("count");
    }
}
