package org.rapport.marketing.audience;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.marketing.audience.SalesFixture.created;
import static org.rapport.marketing.form.FormFixture.aForm;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.rapport.events.Consent;
import org.rapport.events.Consent.State;
import org.rapport.events.Topics;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** Persons of the audience, as members see them. */
final class AudienceFixture {

    static final Duration SOON = Duration.ofSeconds(30);

    private AudienceFixture() {}

    /** Returns when everything published so far has been handled: the audience is kept in order within a partition. */
    static void settled(TestTenant tenant) {
        var probes = new ArrayList<String>();
        for (int partition = 0; partition < 12; partition++) {
            String email = anAddress();
            probes.add(email);
            Broker.publish(Topics.SALES, partition, SalesFixture.told(tenant, created(UUID.randomUUID(), email)));
        }
        await().atMost(SOON).untilAsserted(() -> TestLogin.as(tenant, READER)
                .get("/marketing/audience?count=true&filter=email=in=(" + String.join(",", probes) + ")")
                .then()
                .body("count", equalTo(probes.size())));
    }

    static void submit(TestTenant tenant, String email) {
        var form = aForm(tenant);
        form.visitor()
                .body("""
                        {"fields": {"email": "%s", "lastName": "Lovelace"}, "consent": true}
                        """.formatted(email))
                .post(form.submissions())
                .then()
                .statusCode(202);
    }

    static ValidatableResponse person(TestTenant tenant, String email) {
        return TestLogin.as(tenant, READER)
                .get("/marketing/audience?filter=email==" + email)
                .then()
                .statusCode(200);
    }

    static ValidatableResponse ledger(TestTenant tenant, String person) {
        return TestLogin.as(tenant, READER)
                .get("/marketing/audience/" + person + "/consents")
                .then()
                .statusCode(200);
    }

    /** What was said of the newsletter for the address {@code email}. */
    static Consent aConsent(String email, State state, int second) {
        Instant at = SalesFixture.THEN.plusSeconds(second);
        return new Consent("email", "newsletter", email, state, "consent", "form", "1", "Yes", null, null, at);
    }

    static String anAddress() {
        return "p" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
    }
}
