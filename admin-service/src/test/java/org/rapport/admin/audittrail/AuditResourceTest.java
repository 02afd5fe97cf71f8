package org.rapport.admin.audittrail;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.admin.fixture.Organizations.SOON;
import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.admin.fixture.Organizations;
import org.rapport.admin.fixture.Organizations.Working;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.Redelivery;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestRoles;

@QuarkusTest
class AuditResourceTest {

    private static final String PATH = "/api/audit";
    private static Working initech;

    @BeforeEach
    void organization() {
        if (initech == null) {
            initech = Organizations.working();
        }
    }

    @Test
    void showsWhatAdministrationDidWithActorBeforeAndAfter() {
        String path = "/api/superadmin/users/" + initech.member();
        initech.asAdministrator()
                .header("If-Match", "*")
                .body("{\"lastName\": \"Lovelace\"}")
                .patch(path)
                .then()
                .statusCode(200);

        String filter = "?filter=aggregateId==" + initech.member();
        awaitThat(filter, "items[0].changes.field", contains("/lastName"));
        read(filter)
                .body("items[0].actor.subject", equalTo(initech.subject()))
                .body("items[0].actor.name", equalTo("Ada Lovelace"))
                .body("items[0].actor.type", equalTo("person"))
                .body("items[0].service", equalTo("admin"))
                .body("items[0].changes[0].before", equalTo("Admin"))
                .body("items[0].changes[0].after", equalTo("Lovelace"))
                .body(
                        "items.eventType",
                        hasItems("org.rapport.admin.member.invited.v1", "org.rapport.admin.member.activated.v1"))
                .body("items.actor.subject", hasItem("provisioning"));
    }

    @Test
    void hearsEveryServiceAndEventsOfTypesThatItDoesNotKnow() {
        UUID lead = UUID.randomUUID();
        Envelope<ObjectNode> event = event("sales", "lead", lead, "org.rapport.sales.lead.serenaded.v7");

        Events.send(Topics.SALES, event);
        Events.send(Topics.MARKETING, event("marketing", "form", lead, "org.rapport.marketing.form.created.v1"));
        Events.send(Topics.SUPPORT, event("support", "ticket", lead, "org.rapport.support.ticket.created.v1"));

        awaitThat("?filter=aggregateId==" + lead, "items.service", hasItems("sales", "marketing", "support"));
        read("?filter=eventType==org.rapport.sales.lead.serenaded.v7;aggregateId==" + lead)
                .body("items", hasSize(1))
                .body("items[0].version", equalTo(3))
                .body("items[0].eventId", equalTo(event.id().toString()))
                .body("items[0].changes[0].field", equalTo("/tune"))
                .body("items[0].actor.onBehalfOf", equalTo("somebody-else"))
                .body("items[0].reason", equalTo("for a song"))
                .body("items[0].requestId", equalTo("request-4711"))
                .body("items[0].traceParent", notNullValue());
        read("?filter=actor==somebody;service==support;time=ge=2026-01-01T00:00:00Z;aggregateId==" + lead)
                .body("items", hasSize(1));
        read("?filter=transactionId==" + event.transactionId()).body("items.service", contains("sales"));
    }

    /** Who may not see a property of records is not told by what was done to them either. */
    @Test
    void leavesOutWhatARoleKeepsBack() {
        UUID lead = UUID.randomUUID();
        String path = PATH + "?filter=aggregateId==" + lead;
        TestRoles.vary(
                new Grant("audit", List.of("read")),
                new Grant("lead", List.of("read"), Reach.ALL, List.of("tune"), List.of()));

        Events.send(
                Topics.SALES, Events.event(ACME.id(), "sales", "lead", lead, "org.rapport.sales.lead.serenaded.v7"));

        await().atMost(SOON.multipliedBy(3)).untilAsserted(() -> TestLogin.as(ACME, Member.VARYING)
                .get(path)
                .then()
                .body("items", hasSize(1))
                .body("items[0].changes", empty())
                .body("items[0].reason", nullValue()));
        TestLogin.as(ACME, Member.ADMINISTRATOR)
                .get(path)
                .then()
                .body("items[0].changes.field", contains("/tune"))
                .body("items[0].reason", equalTo("for a song"));
    }

    @Test
    void keepsAnEventOnceAndGoesOnAfterOneThatCannotBeRead() {
        UUID lead = UUID.randomUUID();
        Envelope<ObjectNode> event = event("sales", "lead", lead, "org.rapport.sales.lead.created.v1");

        Events.send(Topics.SALES, event);
        Events.send(Topics.SALES, event);
        Events.send(Topics.SALES, event.key(), "no event at all".getBytes(StandardCharsets.UTF_8));
        Events.send(Topics.SALES, event("sales", "lead", lead, "org.rapport.sales.lead.edited.v1"));

        awaitThat("?filter=aggregateId==" + lead, "items.eventType", hasItem("org.rapport.sales.lead.edited.v1"));
        read("?filter=aggregateId==" + lead).body("items", hasSize(2));
    }

    @Test
    void keepsAnEventAsItWasThoughTheInboxHasForgottenIt() throws SQLException {
        UUID lead = UUID.randomUUID();
        Envelope<ObjectNode> created = event("sales", "lead", lead, "org.rapport.sales.lead.created.v1");
        Envelope<ObjectNode> edited = event("sales", "lead", lead, "org.rapport.sales.lead.edited.v1");
        Envelope<ObjectNode> impostor = Events.event(
                edited.id(), edited.tenantId(), "sales", "lead", lead, "org.rapport.sales.lead.deleted.v1");
        Supplier<String> entries = () -> read("?filter=aggregateId==" + lead)
                .body("items", hasSize(2))
                .extract()
                .asString();
        Broker.publish(Topics.SALES, List.of(created, edited));

        Redelivery.changesNothing(Topics.SALES, List.of(created, edited), entries);
        Redelivery.changesNothing(Topics.SALES, List.of(impostor), entries);
    }

    @Test
    void showsWhyForWhomAndByWhichRequest() {
        String alias = Organizations.anAlias();
        String id = Organizations.create(alias).statusCode(201).extract().path("id");
        Organizations.awaitActive(id);
        Organizations.asOperator()
                .header("If-Match", "*")
                .header("X-Request-Id", "request-of-" + alias)
                .body("{\"reason\": \"bills\\nunpaid\"}")
                .post(Organizations.PATH + "/" + id + "/suspend")
                .then()
                .statusCode(200);

        String suspended = "items.find { it.eventType == 'org.rapport.admin.organization.suspended.v1' }.";
        String provisioned = "items.find { it.eventType == 'org.rapport.admin.organization.provisioned.v1' }.";
        await().atMost(SOON).untilAsserted(() -> Organizations.asOperator()
                .get(PATH + "?filter=aggregateId==" + id)
                .then()
                .body(suspended + "reason", equalTo("bills unpaid"))
                .body(suspended + "requestId", equalTo("request-of-" + alias))
                .body(suspended + "actor.onBehalfOf", nullValue())
                .body(provisioned + "reason", nullValue())
                .body(provisioned + "requestId", nullValue())
                .body(provisioned + "actor.onBehalfOf", equalTo("0f6c0000-0000-4000-8000-000000000001")));
    }

    @Test
    void showsTheOperatorWhatThePlatformDid() {
        Organizations.asOperator().get(PATH).then().statusCode(200).body("items", not(hasSize(0)));
    }

    private static Envelope<ObjectNode> event(String service, String aggregate, UUID id, String type) {
        return Events.event(UUID.fromString(initech.id()), service, aggregate, id, type);
    }

    private static ValidatableResponse read(String query) {
        return initech.asAdministrator().get(PATH + query).then();
    }

    private static void awaitThat(String query, String property, org.hamcrest.Matcher<?> matcher) {
        await().atMost(SOON.multipliedBy(3)).untilAsserted(() -> read(query).body(property, matcher));
    }
}
