package org.rapport.admin.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.rapport.admin.fixture.Organizations.SOON;
import static org.rapport.admin.member.MemberFixture.PATH;
import static org.rapport.admin.member.MemberFixture.anAddress;
import static org.rapport.admin.member.MemberFixture.as;
import static org.rapport.admin.member.MemberFixture.awaitThat;
import static org.rapport.admin.member.MemberFixture.body;
import static org.rapport.admin.member.MemberFixture.initech;
import static org.rapport.admin.member.MemberFixture.invite;
import static org.rapport.admin.member.MemberFixture.read;
import static org.rapport.admin.member.MemberFixture.umbrella;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.admin.fixture.FakeKeycloak;
import org.rapport.admin.fixture.Organizations;

@QuarkusTest
class MemberResourceTest {

    @AfterEach
    void keycloakComesBack() {
        FakeKeycloak.running().comesBack();
    }

    @Test
    void givesRolesThatExist() {
        String path = PATH + "/" + invite(anAddress(), "viewer").extract().path("id");

        as(initech(), "*")
                .body("{\"roles\": [\"marketer\", \"sales-rep\", \"marketer\"]}")
                .put(path + "/roles")
                .then()
                .statusCode(200)
                .body("roles", contains("marketer", "sales-rep"));
        as(initech(), "*")
                .body("{\"roles\": [\"emperor\"]}")
                .put(path + "/roles")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:problem:role-unknown"))
                .body("allowed", hasItem("administrator"));
        as(initech(), "*").body("{\"roles\": []}").put(path + "/roles").then().statusCode(400);
        invite(anAddress(), "emperor").statusCode(422);
        read(path + "/effective-access")
                .statusCode(200)
                .body("active", equalTo(true))
                .body("grants.resourceType", hasItem("form"))
                .body("grants.find { it.resourceType == 'lead' }.actions", hasItem("convert"));
    }

    @Test
    void keepsBackWhatNoneOfTheRolesShows() {
        String one = role("""
                {"resourceType": "lead", "actions": ["read", "edit"], "hidden": ["email", "phone"]}
                """);
        String other = role("""
                {"resourceType": "lead", "actions": ["read", "edit"], "hidden": ["phone"], "readOnly": ["email", "score"]},
                {"resourceType": "lead", "actions": ["read"], "reach": "own"}
                """);
        String path = PATH + "/" + invite(anAddress(), one).extract().path("id");

        as(initech(), "*")
                .body("{\"roles\": [\"%s\", \"%s\"]}".formatted(one, other))
                .put(path + "/roles")
                .then()
                .statusCode(200);

        read(path + "/effective-access")
                .body("grants.reach", contains("own", "all"))
                .body("grants.actions", contains(List.of("read"), List.of("edit", "read")))
                .body("grants.hidden", contains(List.of(), List.of("phone")))
                .body("grants.readOnly", contains(List.of(), List.of("email")));
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
        await().atMost(SOON).until(() -> FakeKeycloak.running().isInvited(organization.id(), email));
        FakeKeycloak.running().accepts(organization.id(), email);
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
        awaitThat(path, "invitedAt", notNullValue());
        FakeKeycloak.running().accepts(initech().id(), email);
        String subject = FakeKeycloak.running().subject(email).orElseThrow();
        await().atMost(SOON)
                .until(() -> Organizations.asMember(initech().id(), subject)
                                .get(PATH)
                                .statusCode()
                        == 200);

        as(initech(), "*").post(path + "/deactivate").then().statusCode(200).body("status", equalTo("deactivated"));

        await().atMost(SOON)
                .until(() -> Organizations.asMember(initech().id(), subject)
                                .get(PATH)
                                .statusCode()
                        == 403);
        await().atMost(SOON)
                .until(() -> !FakeKeycloak.running().isMember(initech().id(), subject));
        as(initech(), "*")
                .post(path + "/deactivate")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:problem:member-status-not-allowed"))
                .body("allowed", contains("invited", "active"));
        as(initech(), "*").post(path + "/reactivate").then().statusCode(200).body("status", equalTo("active"));
        await().atMost(SOON)
                .until(() -> FakeKeycloak.running().isMember(initech().id(), subject));
        await().atMost(SOON)
                .until(() -> Organizations.asMember(initech().id(), subject)
                                .get(PATH)
                                .statusCode()
                        == 200);
        as(initech(), "*").post(path + "/reactivate").then().statusCode(422);
    }

    @Test
    void changesWhatIsNamedAndKeepsTheRest() {
        String path = PATH + "/" + invite(anAddress(), "viewer").extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());
        String tag = read(path).extract().header("ETag");

        as(initech(), tag)
                .contentType("application/merge-patch+json")
                .body("{\"firstName\": \"Grace\", \"locale\": \"de\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("firstName", equalTo("Grace"))
                .body("lastName", equalTo("Tester"))
                .body("locale", equalTo("de"));
        as(initech(), "*")
                .body("{\"email\": \"other@example.com\"}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/email"));
        as(initech(), "*")
                .body("{\"zone\": \"Mars\"}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/zone"));
        read(path + "/history").body("items[0].changes.field", contains("/firstName", "/locale"));
    }

    @Test
    void hidesOtherOrganizations() {
        String path = PATH + "/" + initech().member();

        umbrella().asAdministrator().get(path + "/effective-access").then().statusCode(404);
        Organizations.asMember(umbrella().id(), initech().subject())
                .get(PATH)
                .then()
                .statusCode(403);
        initech().asAdministrator().get(PATH + "/me").then().statusCode(404);
        RestAssured.get(path + "/effective-access").then().statusCode(401);
    }

    @Test
    void findsAnAddressHoweverItIsWritten() {
        String email = anAddress();
        invite(email, "viewer").statusCode(201);

        read(PATH + "?filter=email==" + email.toUpperCase(java.util.Locale.ROOT))
                .body("items.email", contains(email));
    }

    /** The name of a new role that allows {@code grants}. */
    private static String role(String grants) {
        return initech()
                .asAdministrator()
                .body("{\"name\": \"role-%s\", \"title\": \"Tester\", \"grants\": [%s]}"
                        .formatted(UUID.randomUUID(), grants))
                .post("/api/superadmin/roles")
                .then()
                .statusCode(201)
                .extract()
                .path("name");
    }
}
