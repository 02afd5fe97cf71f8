package org.rapport.admin.audittrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.admin.fixture.Organizations.SOON;
import static org.rapport.kit.testing.TestPolicies.allow;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.admin.role.ResourceType;
import org.rapport.events.EventCatalogue;
import org.rapport.events.Topics;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/** The trail tells that something was done to whoever may read it, and what to whoever may read all such records. */
@QuarkusTest
class AuditSightTest {

    private static final String PATH = "/api/audit";
    private static final Grant AUDIT = new Grant("audit", List.of("read"));
    private static final Grant LEADS = new Grant("lead", List.of("read"));

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    @Test
    void tellsThatSomethingWasDoneToWhoCannotReadTheRecords() {
        UUID lead = heard("lead");
        TestRoles.vary(AUDIT);

        assertWithheld(lead)
                .body("items[0].aggregateType", equalTo("lead"))
                .body("items[0].aggregateId", equalTo(lead.toString()))
                .body("items[0].service", equalTo("sales"))
                .body("items[0].version", equalTo(3))
                .body("items[0].eventType", equalTo("org.rapport.sales.lead.serenaded.v7"))
                .body("items[0].actor.subject", equalTo("somebody"))
                .body("items[0].actor.onBehalfOf", equalTo("somebody-else"))
                .body("items[0].time", notNullValue())
                .body("items[0].transactionId", notNullValue())
                .body("items[0].requestId", equalTo("request-4711"));
    }

    /** An entry does not know who cares for the lead, nor what else a policy asks. */
    @Test
    void tellsNoMoreToWhoCanReadSomeOfTheRecords() {
        UUID lead = heard("lead");

        for (Reach reach : List.of(Reach.OWN, Reach.TEAM)) {
            TestRoles.vary(AUDIT, new Grant("lead", List.of("read"), reach));
            assertWithheld(lead);
        }
        TestRoles.vary(AUDIT);
        TestPolicies.publish(allow("lead", "read", "resource.score >= 50"));
        assertWithheld(lead);
        TestRoles.vary(AUDIT, LEADS);
        TestPolicies.publish(deny("lead", "read", "resource.score >= 50"));
        assertWithheld(lead);
    }

    @Test
    void tellsWhatWasDoneToWhoCanReadAllTheRecords() {
        UUID lead = heard("lead");
        TestRoles.vary(AUDIT, LEADS);
        assertTold(lead);

        TestRoles.vary(AUDIT);
        TestPolicies.publish(allow("lead", "read", null));
        assertTold(lead);
    }

    @Test
    void tellsOfTypesThatNoRoleNamesToWhoMayReadWhateverThereIs() {
        UUID serenade = heard("serenade");

        TestRoles.vary(AUDIT, LEADS);
        assertWithheld(serenade);
        TestRoles.vary(new Grant("*", List.of("read")));
        assertTold(serenade);
    }

    @Test
    void tellsWhatBelongsToThePlatformToOperatorsAlone() {
        TestRoles.vary(new Grant("*", List.of("*")));

        for (String type : AuditTrail.OF_OPERATORS) {
            UUID record = heard(type);
            assertWithheld(record);
            assertTold(TestLogin.asOperator(ACME), record);
        }
        UUID lead = heard("lead");
        assertWithheld(TestLogin.asOperator(ACME), lead);
    }

    /** Types that are neither would be told to nobody but those who may read whatever there is. */
    @Test
    void knowsWhoMayReadTheRecordsOfEachTypeOfWhichServicesTell() {
        Set<String> told = EventCatalogue.all().stream()
                .map(EventCatalogue.Entry::aggregate)
                .collect(Collectors.toSet());

        Set<String> beside = Stream.of(AuditTrail.OF_OPERATORS, AuditTrail.OF_EVERY_READER)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        assertThat(told).containsAll(beside).allSatisfy(type -> assertThat(
                        ResourceType.named(type).isPresent())
                .as(type)
                .isNotEqualTo(beside.contains(type)));
    }

    @Test
    void answersNoQuestionByWhatItMayNotTell() {
        UUID lead = heard("lead");
        TestRoles.vary(AUDIT);
        assertWithheld(lead);

        for (String property : List.of("reason", "changes", "field", "before", "after", "onBehalfOf", "requestId")) {
            varying()
                    .queryParam("filter", "aggregateId==" + lead + ";" + property + "==x")
                    .get(PATH)
                    .then()
                    .statusCode(400);
            varying().queryParam("sort", property).get(PATH).then().statusCode(400);
        }
    }

    private static UUID heard(String type) {
        UUID record = UUID.randomUUID();
        Events.send(
                Topics.SALES,
                Events.event(ACME.id(), "sales", type, record, "org.rapport.sales." + type + ".serenaded.v7"));
        await().atMost(SOON.multipliedBy(3)).untilAsserted(() -> read(TestLogin.as(ACME, Member.ADMINISTRATOR), record)
                .body("items", hasSize(1)));
        return record;
    }

    private static RequestSpecification varying() {
        return TestLogin.as(ACME, Member.VARYING);
    }

    private static ValidatableResponse read(RequestSpecification caller, UUID record) {
        return caller.get(PATH + "?filter=aggregateId==" + record).then().statusCode(200);
    }

    private static ValidatableResponse assertWithheld(UUID record) {
        return assertWithheld(varying(), record);
    }

    private static ValidatableResponse assertWithheld(RequestSpecification caller, UUID record) {
        return read(caller, record)
                .body("items", hasSize(1))
                .body("items[0].changes", empty())
                .body("items[0].reason", nullValue());
    }

    private static void assertTold(UUID record) {
        assertTold(varying(), record);
    }

    private static void assertTold(RequestSpecification caller, UUID record) {
        read(caller, record)
                .body("items[0].changes.field", contains("/tune"))
                .body("items[0].reason", equalTo("for a song"));
    }
}
