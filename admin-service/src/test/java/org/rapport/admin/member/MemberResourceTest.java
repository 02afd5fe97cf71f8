package org.rapport.admin.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.admin.fixture.Organizations.SOON;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.admin.fixture.FakeKeycloak;
import org.rapport.admin.fixture.FakeKeycloak.Death;
import org.rapport.admin.fixture.Organizations;
import org.rapport.admin.fixture.Organizations.Working;

@QuarkusTest
class MemberResourceTest {

    private static final String PATH = "/api/superadmin/users";
    private static Working initech;
    private static Working umbrella;

    @Inject
    MockMailbox mailbox;

    @BeforeEach
    void organizations() {
        if (initech == null) {
            initech = Organizations.working();
            umbrella = Organizations.working();
        }
    }

    @AfterEach
    void keycloakComesBack() {
        FakeKeycloak.running().comesBack();
    }

    @Test
    void invitesSomeoneWhoThenJoins() {
        String email = anAddress();

        var invited = invite(email, "sales-rep")
                .statusCode(201)
                .header("ETag", "\"1.0\"")
                .body("status", equalTo("invited"))
                .body("subject", nullValue())
                .body("invitedAt", nullValue());
        String path = PATH + "/" + invited.extract().path("id");
        assertThat(invited.extract().header("Location")).endsWith(path);
        awaitThat(path, "invitedAt", notNullValue());

        String subject = FakeKeycloak.running().subject(email).orElseThrow();
        assertThat(FakeKeycloak.running().isMember(initech.id(), subject)).isTrue();
        assertThat(FakeKeycloak.running().mails(subject)).hasSize(1);
        FakeKeycloak.running().setsPassword(subject);
        await().atMost(SOON)
                .until(() -> Organizations.asMember(initech.id(), subject)
                                .get(PATH + "/" + initech.member())
                                .statusCode()
                        == 200);
        awaitThat(path, "status", equalTo("active"));
        read(path).body("activatedAt", notNullValue()).body("subject", equalTo(subject));
        Organizations.asMember(initech.id(), subject)
                .body(body(anAddress(), "viewer"))
                .post(PATH + "/invite")
                .then()
                .statusCode(403)
                .body("permission", equalTo("member:invite"));
    }

    @Test
    void tellsWhoHasAnAccountWithoutAskingForAPassword() {
        String email = "admin@" + umbrella.alias() + ".example";
        int before = FakeKeycloak.running().mails(umbrella.subject()).size();

        String path =
                PATH + "/" + invite(email, "viewer").statusCode(201).extract().path("id");
        awaitThat(path, "status", equalTo("active"));

        read(path).body("subject", equalTo(umbrella.subject()));
        assertThat(FakeKeycloak.running().isMember(initech.id(), umbrella.subject()))
                .isTrue();
        assertThat(FakeKeycloak.running().mails(umbrella.subject())).hasSize(before);
        assertThat(mailbox.getMailsSentTo(email)).singleElement().satisfies(mail -> assertThat(mail.getText())
                .contains(initech.alias()));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "GET /admin/realms/crm/users?, BEFORE_THE_EFFECT",
        "POST /admin/realms/crm/users, AFTER_THE_EFFECT",
        "/members,                     AFTER_THE_EFFECT",
        "/execute-actions-email,       BEFORE_THE_EFFECT",
        "/execute-actions-email,       AFTER_THE_EFFECT",
    })
    void goesOnInvitingWhenKeycloakHasDied(String request, Death death) {
        String email = anAddress();
        FakeKeycloak.running().diesAt(request, email, death);

        String path =
                PATH + "/" + invite(email, "viewer").statusCode(201).extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());

        assertThat(FakeKeycloak.running().hasDied()).isTrue();
        assertThat(FakeKeycloak.running().accounts(email)).isEqualTo(1);
        assertThat(FakeKeycloak.running()
                        .isMember(
                                initech.id(),
                                FakeKeycloak.running().subject(email).orElseThrow()))
                .isTrue();
    }

    @Test
    void sendsAnInvitationOnceMore() {
        String email = anAddress();
        String path = PATH + "/" + invite(email, "viewer").extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());

        as(initech, "*")
                .post(path + "/resend-invitation")
                .then()
                .statusCode(200)
                .body("invitedAt", nullValue());

        awaitThat(path, "invitedAt", notNullValue());
        String subject = FakeKeycloak.running().subject(email).orElseThrow();
        assertThat(FakeKeycloak.running().mails(subject)).hasSize(2);
        as(initech, "*")
                .post(PATH + "/" + initech.member() + "/resend-invitation")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:member-not-invited"));
    }

    @Test
    void invitesNobodyTwice() {
        String email = anAddress();
        String id = invite(email, "viewer").statusCode(201).extract().path("id");

        invite(email.toUpperCase(java.util.Locale.ROOT), "viewer")
                .statusCode(409)
                .body("type", equalTo("urn:problem:member-exists"))
                .body("memberId", equalTo(id));
    }

    @Test
    void invitesOnceOfTwentyAtOnce() throws Exception {
        String email = anAddress();
        Callable<Integer> ask = () -> invite(email, "viewer").extract().statusCode();

        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers = threads
                    .invokeAll(IntStream.range(0, 20).mapToObj(_ -> ask).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(19);
        }
    }

    @Test
    void repeatsTheAnswerToARepeatedKey() {
        String key = UUID.randomUUID().toString();
        String body = body(anAddress(), "viewer");

        String id = initech.asAdministrator()
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH + "/invite")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        initech.asAdministrator()
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH + "/invite")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(id));
    }

    @Test
    void givesRolesThatExist() {
        String path = PATH + "/" + invite(anAddress(), "viewer").extract().path("id");

        as(initech, "*")
                .body("{\"roles\": [\"marketer\", \"sales-rep\", \"marketer\"]}")
                .put(path + "/roles")
                .then()
                .statusCode(200)
                .body("roles", contains("marketer", "sales-rep"));
        as(initech, "*")
                .body("{\"roles\": [\"emperor\"]}")
                .put(path + "/roles")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:problem:role-unknown"))
                .body("allowed", hasItem("administrator"));
        as(initech, "*").body("{\"roles\": []}").put(path + "/roles").then().statusCode(400);
        invite(anAddress(), "emperor").statusCode(422);
        read(path + "/effective-access")
                .statusCode(200)
                .body("active", equalTo(true))
                .body("grants.resourceType", hasItem("form"))
                .body("grants.find { it.resourceType == 'lead' }.actions", hasItem("convert"));
    }

    @Test
    void keepsTheLastAdministrator() {
        var organization = Organizations.working();
        String path = PATH + "/" + organization.member();

        as(organization, "*")
                .post(path + "/deactivate")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:last-administrator"));
        as(organization, "*")
                .body("{\"roles\": [\"viewer\"]}")
                .put(path + "/roles")
                .then()
                .statusCode(409);
        organization
                .asAdministrator()
                .body(body(anAddress(), "administrator"))
                .post(PATH + "/invite")
                .then()
                .statusCode(201);
        as(organization, "*").post(path + "/deactivate").then().statusCode(409);
    }

    @Test
    void leavesOneOfTwoAdministratorsThatGoAtOnce() throws Exception {
        var organization = Organizations.working();
        String email = anAddress();
        String other = organization
                .asAdministrator()
                .body(body(email, "administrator"))
                .post(PATH + "/invite")
                .then()
                .extract()
                .path("id");
        await().atMost(SOON).until(() -> FakeKeycloak.running().subject(email).isPresent());
        FakeKeycloak.running()
                .setsPassword(FakeKeycloak.running().subject(email).orElseThrow());
        await().atMost(SOON.multipliedBy(2))
                .until(
                        () -> organization
                                .asAdministrator()
                                .get(PATH + "/" + other)
                                .path("status"),
                        "active"::equals);

        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = threads
                    .invokeAll(java.util.List.<Callable<Integer>>of(
                            () -> as(organization, "*")
                                    .post(PATH + "/" + organization.member() + "/deactivate")
                                    .statusCode(),
                            () -> as(organization, "*")
                                    .post(PATH + "/" + other + "/deactivate")
                                    .statusCode()))
                    .stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        }
    }

    @Test
    void shutsAMemberOutAtOnceAndLetsItInAgain() {
        String email = anAddress();
        String path = PATH + "/" + invite(email, "viewer").extract().path("id");
        awaitThat(path, "subject", notNullValue());
        String subject = FakeKeycloak.running().subject(email).orElseThrow();
        await().atMost(SOON)
                .until(() ->
                        Organizations.asMember(initech.id(), subject).get(PATH).statusCode() == 200);

        as(initech, "*").post(path + "/deactivate").then().statusCode(200).body("status", equalTo("deactivated"));

        await().atMost(SOON)
                .until(() ->
                        Organizations.asMember(initech.id(), subject).get(PATH).statusCode() == 403);
        await().atMost(SOON).until(() -> !FakeKeycloak.running().isMember(initech.id(), subject));
        as(initech, "*").post(path + "/deactivate").then().statusCode(409);
        as(initech, "*").post(path + "/reactivate").then().statusCode(200).body("status", equalTo("invited"));
        await().atMost(SOON).until(() -> FakeKeycloak.running().isMember(initech.id(), subject));
        await().atMost(SOON)
                .until(() ->
                        Organizations.asMember(initech.id(), subject).get(PATH).statusCode() == 200);
        as(initech, "*").post(path + "/reactivate").then().statusCode(409);
    }

    @Test
    void changesWhatIsNamedAndKeepsTheRest() {
        String path = PATH + "/" + invite(anAddress(), "viewer").extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());
        String tag = read(path).extract().header("ETag");

        as(initech, tag)
                .contentType("application/merge-patch+json")
                .body("{\"firstName\": \"Grace\", \"locale\": \"de\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("firstName", equalTo("Grace"))
                .body("lastName", equalTo("Tester"))
                .body("locale", equalTo("de"));
        as(initech, tag).body("{\"firstName\": \"Late\"}").patch(path).then().statusCode(412);
        initech.asAdministrator()
                .body("{\"firstName\": \"Blind\"}")
                .patch(path)
                .then()
                .statusCode(428);
        as(initech, "*")
                .body("{\"email\": \"other@example.com\"}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/email"));
        as(initech, "*")
                .body("{\"zone\": \"Mars\"}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/zone"));
        read(path + "/history").body("items[0].changes.field", contains("/firstName", "/locale"));
    }

    @Test
    void hidesOtherOrganizations() {
        String path = PATH + "/" + initech.member();

        umbrella.asAdministrator().get(path).then().statusCode(404);
        umbrella.asAdministrator().get(path + "/history").then().statusCode(404);
        umbrella.asAdministrator().get(path + "/effective-access").then().statusCode(404);
        as(umbrella, "*").post(path + "/deactivate").then().statusCode(404);
        umbrella.asAdministrator()
                .get(PATH + "?filter=subject==" + initech.subject())
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        Organizations.asMember(umbrella.id(), initech.subject())
                .get(PATH)
                .then()
                .statusCode(403);
        initech.asAdministrator().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
        initech.asAdministrator().get(PATH + "/me").then().statusCode(404);
        RestAssured.get(path).then().statusCode(401).header("WWW-Authenticate", notNullValue());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "email     | \"nobody\"",
                "email     | null",
                "email     | 5",
                "firstName | \"\"",
                "firstName | null",
                "lastName  | \"<script>\"",
                "roles     | []",
                "roles     | null",
                "roles     | \"viewer\"",
                "locale    | \"x\"",
                "zone      | \"Nowhere/City\"",
                "subject   | \"me\"",
                "status    | \"active\"",
            })
    void namesTheFieldThatIsMalformed(String field, String value) throws Exception {
        var json = new ObjectMapper();
        var body = (ObjectNode) json.readTree(body(anAddress(), "viewer"));
        body.set(field, json.readTree(value));

        initech.asAdministrator()
                .body(body.toString())
                .post(PATH + "/invite")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/" + field));
    }

    @Test
    void pagesAndFilters() {
        String email = anAddress();
        invite(email, "viewer").statusCode(201);

        initech.asAdministrator()
                .get(PATH + "?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", notNullValue());
        initech.asAdministrator()
                .get(PATH + "?filter=email==" + email.toUpperCase(java.util.Locale.ROOT))
                .then()
                .body("items.email", contains(email));
        initech.asAdministrator().get(PATH + "?filter=status==asleep").then().statusCode(400);
        initech.asAdministrator().get(PATH + "?limit=0").then().statusCode(400);
    }

    @Test
    void showsTheRolesThatComeWithTheSuite() {
        var roles = initech.asAdministrator()
                .get("/api/superadmin/roles?sort=name")
                .then()
                .statusCode(200)
                .body(
                        "items.name",
                        contains(
                                "administrator",
                                "marketer",
                                "sales-manager",
                                "sales-rep",
                                "support-agent",
                                "support-lead",
                                "viewer"))
                .body("items.system", not(hasItem(false)));
        String path = "/api/superadmin/roles/" + roles.extract().path("items[3].id");

        read(path)
                .statusCode(200)
                .header("ETag", "\"1.0\"")
                .body("name", equalTo("sales-rep"))
                .body("grants.find { it.resourceType == 'lead' }.actions", hasItem("convert"));
        read(path + "/history").statusCode(200).body("items", hasSize(1));
        umbrella.asAdministrator().get(path).then().statusCode(404);
        read("/api/superadmin/roles?filter=system==maybe").statusCode(400);
    }

    private static String anAddress() {
        return "tester-" + UUID.randomUUID() + "@example.com";
    }

    private static String body(String email, String role) {
        return """
                {"email": "%s", "firstName": "Tina", "lastName": "Tester", "roles": ["%s"]}
                """.formatted(email, role);
    }

    private static ValidatableResponse invite(String email, String role) {
        return initech.asAdministrator()
                .body(body(email, role))
                .post(PATH + "/invite")
                .then();
    }

    private static io.restassured.specification.RequestSpecification as(Working organization, String ifMatch) {
        return organization.asAdministrator().header("If-Match", ifMatch);
    }

    private static ValidatableResponse read(String path) {
        return initech.asAdministrator().get(path).then();
    }

    private static void awaitThat(String path, String property, org.hamcrest.Matcher<?> matcher) {
        await().atMost(SOON.multipliedBy(2)).untilAsserted(() -> read(path).body(property, matcher));
    }
}
