package org.rapport.sales.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestPolicies.unless;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;
import org.rapport.sales.SalesApi;

/** An answer is repeated as far as policies let the lead be read as it is today. */
@QuarkusTest
class RepeatedAnswerTest {

    private static final String LEADS = "/sales/leads";
    private static final String SIMPLE = "/api/leads";
    private static final String LEAD = "{\"lastName\": \"Tester\", \"email\": \"tess@again.example\", \"score\": 10}";

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void roles() {
        TestRoles.vary(new Grant("lead", List.of("*")), new Grant("contact", List.of("*")));
    }

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    @Test
    void isNotToldOfALeadThatHasBecomeWhatPoliciesDeny() {
        String lead = made(LEADS, LEAD);
        post(lead + "/work", "").then().statusCode(200);
        String said = simpleLead();
        String simple = made(SIMPLE, said);
        TestPolicies.publish(deny("lead", "read", "resource.score >= 50"));
        assertThat(isTold(LEADS, LEAD) && isTold(lead + "/work", "")).isTrue();

        SalesApi.patch(lead, "{\"score\": 60}").statusCode(200);
        SalesApi.patch(simple.replace(SIMPLE, LEADS), "{\"score\": 60}").statusCode(200);

        assertUnknown(post(LEADS, LEAD));
        assertUnknown(post(lead + "/work", ""));
        assertUnknown(post(SIMPLE, said));
        TestPolicies.publish(unless("2", deny("lead", "read", "resource.score >= 50")));
        assertThat(post(LEADS, LEAD).statusCode()).isEqualTo(401);
    }

    @Test
    void isWithoutWhatPoliciesKeepBackOfTheLeadAsItIs() {
        String lead = made(LEADS, LEAD);
        String said = simpleLead();
        String simple = made(SIMPLE, said);
        TestPolicies.publish(deny("lead", "read", "resource.score >= 50", "email", "source"));
        assertThat((String) post(LEADS, LEAD).path("email")).isEqualTo("tess@again.example");

        SalesApi.patch(lead, "{\"score\": 60}").statusCode(200);
        SalesApi.patch(simple.replace(SIMPLE, LEADS), "{\"score\": 60}").statusCode(200);

        assertThat(isTold(LEADS, LEAD)).isTrue();
        assertThat(post(LEADS, LEAD).asString()).doesNotContain("\"email\"").contains("\"lastName\"");
        assertThat(post(SIMPLE, said).asString()).doesNotContain("\"source\"").contains("\"score\"");
    }

    /** It was seen when it was made, and is hidden as it was, not as it is. */
    @Test
    void isWithoutWhatPoliciesKeepBackOfTheLeadAsItWas() {
        String lead = made(LEADS, LEAD);
        SalesApi.patch(lead, "{\"score\": 60}").statusCode(200);

        TestPolicies.publish(deny("lead", "read", "resource.score < 50", "email"));

        assertThat(isTold(LEADS, LEAD)).isTrue();
        assertThat(post(LEADS, LEAD).asString()).doesNotContain("\"email\"");
    }

    /** What simple clients say of a new lead. */
    private static String simpleLead() {
        String contact = SalesApi.id("/sales/contacts", "{\"lastName\": \"Tester\"}");
        return "{\"contact_id\": \"%s\", \"source\": \"web\", \"score\": 10}".formatted(contact);
    }

    private Response post(String path, String body) {
        return TestLogin.as(ACME, VARYING)
                .header("Idempotency-Key", key)
                .header("If-Match", "*")
                .body(body)
                .post(path);
    }

    private String made(String path, String body) {
        Response made = post(path, body);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return path + "/" + made.path("id");
    }

    private boolean isTold(String path, String body) {
        return "true".equals(post(path, body).header("Idempotent-Replayed"));
    }

    private static void assertUnknown(Response answer) {
        Response unknown = TestLogin.as(ACME, VARYING).get(LEADS + "/" + UUID.randomUUID());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).isEqualTo(unknown.asString());
        assertThat(answer.header("Idempotent-Replayed")).isNull();
    }
}
