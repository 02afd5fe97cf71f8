package org.rapport.admin.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.admin.fixture.Organizations.PATH;
import static org.rapport.admin.fixture.Organizations.anAlias;
import static org.rapport.admin.fixture.Organizations.asOperator;
import static org.rapport.admin.fixture.Organizations.body;
import static org.rapport.admin.fixture.Organizations.create;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.admin.fixture.FakeKeycloak;
import org.rapport.admin.fixture.FakeKeycloak.Death;
import org.rapport.admin.fixture.Organizations;

@QuarkusTest
class OrganizationResourceTest {

    @AfterEach
    void keycloakComesBack() {
        FakeKeycloak.running().comesBack();
    }

    @Test
    void createsAnOrganizationAndInvitesItsFirstAdministrator() {
        String alias = anAlias();

        var created = create(alias)
                .statusCode(201)
                .header("ETag", "\"1.0\"")
                .body("alias", equalTo(alias))
                .body("status", equalTo("provisioning"))
                .body("provisioning.name", contains("keycloak-organization", "system-roles", "first-administrator"))
                .body("provisioning.status", contains("done", "pending", "pending"));
        String id = created.extract().path("id");
        Organizations.awaitActive(id);

        var keycloak = FakeKeycloak.running();
        String subject = keycloak.subject("admin@" + alias + ".example").orElseThrow();
        assertThat(keycloak.isMember(id, subject)).isFalse();
        assertThat(keycloak.mails(subject)).isEqualTo(1);
        assertThat(keycloak.organization(id).path("redirectUrl").asText())
                .endsWith("/auth/login?organization=" + alias);
        asOperator()
                .get(created.extract().header("Location") + "/history")
                .then()
                .body(
                        "items.type.reverse()",
                        contains(
                                "org.rapport.admin.organization.created.v1",
                                "org.rapport.admin.organization.provisioning-advanced.v1",
                                "org.rapport.admin.organization.provisioning-advanced.v1",
                                "org.rapport.admin.organization.provisioned.v1"))
                .body("items[0].actor.type", equalTo("system"))
                .body("items[0].actor.onBehalfOf", equalTo("0f6c0000-0000-4000-8000-000000000001"));
        Organizations.read(id).body("provisioning.status", contains("done", "done", "done"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "GET /admin/realms/crm/users?,                       BEFORE_THE_EFFECT",
        "POST /admin/realms/crm/users,                       BEFORE_THE_EFFECT",
        "POST /admin/realms/crm/users,                       AFTER_THE_EFFECT",
        "/members/,                                          BEFORE_THE_EFFECT",
        "/invite-existing-user,                              BEFORE_THE_EFFECT",
        "/invite-existing-user,                              AFTER_THE_EFFECT",
        "GET /admin/realms/crm/organizations/,               BEFORE_THE_EFFECT",
    })
    void goesOnWhereItWasWhenKeycloakDies(String request, Death death) {
        String alias = anAlias();
        String email = "admin@" + alias + ".example";
        FakeKeycloak.running().diesAt(request, email, death);

        String id = create(alias).statusCode(201).extract().path("id");
        Organizations.awaitActive(id);

        var keycloak = FakeKeycloak.running();
        assertThat(keycloak.hasDied()).isTrue();
        assertThat(keycloak.accounts(email)).isEqualTo(1);
        assertThat(keycloak.isInvited(id, email)).isTrue();
        assertThat(keycloak.mails(keycloak.subject(email).orElseThrow())).isPositive();
        Organizations.read(id).body("provisioning.status", contains("done", "done", "done"));
        asOperator()
                .get(PATH + "/" + id + "/history")
                .then()
                .body("items.changes.after.toString()", containsString("status:failed"));
    }

    @ParameterizedTest
    @CsvSource({"BEFORE_THE_EFFECT", "AFTER_THE_EFFECT"})
    void adoptsWhatAnEarlierTryLeftInKeycloak(Death death) {
        String alias = anAlias();
        FakeKeycloak.running().diesAt("POST /admin/realms/crm/organizations", alias, death);

        create(alias)
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:problem:keycloak-away"));
        create(alias).statusCode(201);

        assertThat(FakeKeycloak.running().organizations(alias)).isEqualTo(1);
    }

    @Test
    void doesNotAdoptAnOrganizationThatIsNotItsOwn() {
        String alias = anAlias();
        FakeKeycloak.running().hasForeignOrganization(alias);

        create(alias).statusCode(409).body("type", equalTo("urn:problem:alias-taken"));
    }

    @Test
    void showsWhyProvisioningDoesNotGoOn() {
        String alias = anAlias();
        for (int i = 0; i < 3; i++) {
            FakeKeycloak.running().diesAt("GET /admin/realms/crm/users?", alias, Death.BEFORE_THE_EFFECT);
        }

        String id = create(alias).extract().path("id");

        await().atMost(Organizations.SOON)
                .until(() -> "failed".equals(Organizations.read(id).extract().path("provisioning[2].status")));
        Organizations.read(id)
                .body("status", equalTo("provisioning"))
                .body("provisioning[2].detail", equalTo("Keycloak is away for the moment: it answers 503"));
        Organizations.awaitActive(id);
        Organizations.read(id).body("provisioning[2].detail", nullValue());
        asOperator().get(PATH + "/" + id + "/history").then().body("items", hasSize(5));
    }

    @Test
    void makesOneOfTwentyThatAskForTheSameAliasAtOnce() throws Exception {
        String alias = anAlias();
        Callable<Integer> ask = () -> create(alias).extract().statusCode();

        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers = threads
                    .invokeAll(IntStream.range(0, 20).mapToObj(_ -> ask).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(19);
        }
        assertThat(FakeKeycloak.running().organizations(alias)).isEqualTo(1);
    }

    @Test
    void makesOneForARepeatedKey() {
        String key = UUID.randomUUID().toString();
        String alias = anAlias();

        String id = asOperator()
                .header("Idempotency-Key", key)
                .body(body(alias))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        asOperator()
                .header("Idempotency-Key", key)
                .body(body(alias))
                .post(PATH)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(id));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "alias      | \"A\"",
                "alias      | \"9lives\"",
                "alias      | \"with space\"",
                "alias      | null",
                "name       | \" \"",
                "name       | null",
                "locale     | \"english please\"",
                "locale     | \"\"",
                "currency   | \"EURO\"",
                "currency   | \"eur\"",
                "currency   | \"XXX\"",
                "zone       | \"Mars/Olympus\"",
                "zone       | \"EST\"",
                "zone       | \"UTC+2\"",
                "zone       | 7",
                "plan       | \"\"",
                "colour     | \"red\"",
                "id         | \"0198c000-0000-7000-8000-00000000ac3e\"",
                "status     | \"active\"",
            })
    void namesTheFieldThatIsMalformed(String field, String value) throws Exception {
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        var body = (com.fasterxml.jackson.databind.node.ObjectNode) json.readTree(body(anAlias()));
        body.set(field, json.readTree(value));

        asOperator()
                .body(body.toString())
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/" + field));
    }

    @Test
    void namesTheFieldOfTheFirstAdministratorThatIsMalformed() {
        asOperator()
                .body(body(anAlias())
                        .replace("\"admin@", "\"nobody at ")
                        .replace("\"Ada\"", "\"<b>\"")
                        .replace("\"Admin\"", "\"\""))
                .post(PATH)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains(
                                "/firstAdministrator/email",
                                "/firstAdministrator/firstName",
                                "/firstAdministrator/lastName"));
        asOperator().body("{").post(PATH).then().statusCode(400);
        asOperator().body("[]").post(PATH).then().statusCode(400);
    }

    @Test
    void changesWhatItIsCalledAndKeepsTheRest() {
        String id = create(anAlias()).extract().path("id");
        Organizations.awaitActive(id);
        String path = PATH + "/" + id;
        String tag = Organizations.read(id).extract().header("ETag");

        asOperator()
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body("{\"name\": \"Initech GmbH\", \"zone\": \"America/New_York\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Initech GmbH"))
                .body("zone", equalTo("America/New_York"))
                .body("currency", equalTo("EUR"));
        asOperator()
                .header("If-Match", "*")
                .body("{\"alias\": \"other\"}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/alias"));
        asOperator()
                .header("If-Match", "*")
                .body("{\"name\": \"Put\", \"locale\": \"de-AT\", \"currency\": \"CHF\", \"zone\": \"UTC\"}")
                .put(path)
                .then()
                .statusCode(200)
                .body("locale", equalTo("de-AT"))
                .body("plan", nullValue());
    }

    @Test
    void takesZonesByTheirOldNamesAndTheirNew() {
        String id = create(anAlias()).extract().path("id");
        Organizations.awaitActive(id);

        for (String zone :
                List.of("Asia/Calcutta", "Asia/Kolkata", "Europe/Kiev", "Europe/Kyiv", "America/Ciudad_Juarez")) {
            asOperator()
                    .header("If-Match", "*")
                    .body("{\"zone\": \"%s\"}".formatted(zone))
                    .patch(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("zone", equalTo(zone));
        }
    }

    @Test
    void suspendsAndReactivates() {
        var organization = Organizations.working();
        String path = PATH + "/" + organization.id();
        asOperator()
                .header("If-Match", "*")
                .body("{}")
                .post(path + "/suspend")
                .then()
                .statusCode(400);
        asOperator()
                .header("If-Match", "*")
                .body("{\"reason\": \"Three invoices are open.\"}")
                .post(path + "/suspend")
                .then()
                .statusCode(200)
                .body("status", equalTo("suspended"))
                .body("suspension.note", equalTo("Three invoices are open."));

        await().atMost(Organizations.SOON).untilAsserted(() -> organization
                .asAdministrator()
                .body(invitation())
                .post("/api/superadmin/users/invite")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:problem:tenant-suspended")));
        organization.asAdministrator().get("/api/superadmin/users").then().statusCode(200);
        asOperator()
                .header("If-Match", "*")
                .body("{\"reason\": \"Again.\"}")
                .post(path + "/suspend")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:problem:organization-status-not-allowed"))
                .body("allowed", contains("active"));
        asOperator()
                .header("If-Match", "*")
                .post(path + "/reactivate")
                .then()
                .statusCode(200)
                .body("status", equalTo("active"))
                .body("suspension", nullValue());
        await().atMost(Organizations.SOON).untilAsserted(() -> organization
                .asAdministrator()
                .body(invitation())
                .post("/api/superadmin/users/invite")
                .then()
                .statusCode(201));
        asOperator().header("If-Match", "*").post(path + "/reactivate").then().statusCode(422);
    }

    @Test
    void hasThePlatformFromTheStart() {
        await().atMost(Organizations.SOON).untilAsserted(() -> Organizations.read(Organizations.PLATFORM)
                .statusCode(200)
                .body("alias", equalTo("platform"))
                .body("status", equalTo("active")));
        asOperator()
                .header("If-Match", "*")
                .body("{\"reason\": \"Oops.\"}")
                .post(PATH + "/" + Organizations.PLATFORM + "/suspend")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:organization-of-operator"));
        create("platform").statusCode(409);
        asOperator()
                .get("/api/superadmin/roles")
                .then()
                .statusCode(200)
                .body("items.name", hasItems("administrator", "sales-rep"));
    }

    /** Of somebody else each time: an attempt that comes before the directory has reached this replica succeeds. */
    private static String invitation() {
        return """
                {"email": "%s@example.com", "firstName": "Late", "lastName": "Comer", "roles": ["viewer"]}
                """.formatted(UUID.randomUUID());
    }
}
