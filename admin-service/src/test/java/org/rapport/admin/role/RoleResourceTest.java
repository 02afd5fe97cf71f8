package org.rapport.admin.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.admin.fixture.Organizations.SOON;
import static org.rapport.admin.role.RoleFixture.PATH;
import static org.rapport.admin.role.RoleFixture.USERS;
import static org.rapport.admin.role.RoleFixture.administrator;
import static org.rapport.admin.role.RoleFixture.beyond;
import static org.rapport.admin.role.RoleFixture.body;
import static org.rapport.admin.role.RoleFixture.change;
import static org.rapport.admin.role.RoleFixture.create;
import static org.rapport.admin.role.RoleFixture.give;
import static org.rapport.admin.role.RoleFixture.idOf;
import static org.rapport.admin.role.RoleFixture.made;
import static org.rapport.admin.role.RoleFixture.name;
import static org.rapport.admin.role.RoleFixture.permit;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.admin.fixture.Organizations;
import org.rapport.admin.fixture.Organizations.Working;

@QuarkusTest
class RoleResourceTest {

    @Test
    void showsTheRolesThatComeWithTheSuite() {
        administrator()
                .get(PATH + "?sort=name")
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.system }.name",
                        contains(
                                "administrator",
                                "marketer",
                                "sales-manager",
                                "sales-rep",
                                "support-agent",
                                "support-lead",
                                "viewer"))
                .body(
                        "items.find { it.name == 'sales-rep' }.grants.find { it.resourceType == 'lead' }.actions",
                        hasItem("convert"));
    }

    @Test
    void leavesTheRolesThatComeWithTheSuiteAsTheyAre() {
        String role = PATH + "/" + idOf("viewer");

        for (var answer : List.of(
                change().body("{\"title\": \"King\"}").patch(role),
                change().body("{\"title\": \"King\"}").put(role),
                change().body("{\"grants\": []}").put(role + "/permissions"),
                change().delete(role))) {
            answer.then().statusCode(409).body("type", equalTo("urn:problem:role-of-the-suite"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"resourceType": "emperor", "actions": ["read"]}                  | /grants/0/resourceType | lead
            {"resourceType": "lead", "actions": ["read", "paint"]}            | /grants/0/actions/1    | convert
            {"resourceType": "tag", "actions": ["read"], "reach": "own"}      | /grants/0/reach        | all
            {"resourceType": "*", "actions": ["read"], "reach": "team"}       | /grants/0/reach        | all
            """)
    void allowsNothingThatNobodyAsksFor(String grant, String pointer, String detail) {
        create("{\"name\": \"odd\", \"title\": \"Odd\", \"grants\": [%s]}".formatted(grant))
                .statusCode(422)
                .body("type", equalTo("urn:problem:grant-unknown"))
                .body("errors.pointer", contains(pointer))
                .body("errors[0].detail", containsString(detail));
    }

    @Test
    void keepsWhatItAllowsWhereThatIsNotSaid() {
        String role = made("[{\"resourceType\": \"tag\", \"actions\": [\"read\"]}]");

        change().body("{}").put(PATH + "/" + role + "/permissions").then().statusCode(400);
        administrator().get(PATH + "/" + role).then().body("grants.resourceType", contains("tag"));
    }

    @Test
    void isNotDeletedWhileSomebodyHoldsIt() {
        String role = made("[]");
        String name = name(role);
        String member = Organizations.shared().memberOf(Organizations.shared().joined(name));

        change().delete(PATH + "/" + role)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:role-in-use"))
                .body("count", equalTo(1))
                .body("members", contains(member));
        give(member, "viewer").statusCode(200);
        change().delete(PATH + "/" + role).then().statusCode(204);
        give(member, name).statusCode(422).body("type", equalTo("urn:problem:role-unknown"));
    }

    @Test
    void isEitherGivenOrDeletedWhereBothAreAskedAtOnce() throws Exception {
        String member = Organizations.shared().memberOf(Organizations.shared().joined("viewer"));
        for (int i = 0; i < 5; i++) {
            String role = made("[]");
            String name = name(role);
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Integer> answers = threads
                        .invokeAll(List.<Callable<Integer>>of(
                                () -> change().delete(PATH + "/" + role).statusCode(),
                                () -> give(member, name).extract().statusCode()))
                        .stream()
                        .map(Future::resultNow)
                        .toList();

                assertThat(answers).isIn(List.of(204, 422), List.of(409, 200));
            }
        }
    }

    @Test
    void allowsNoMoreThanWhoeverMakesIt() {
        String own = made("""
                [{"resourceType": "role", "actions": ["*"]}, {"resourceType": "lead", "actions": ["read"], "reach": "team"}]
                """);
        String more = made("[{\"resourceType\": \"lead\", \"actions\": [\"read\"]}]");
        String subject = Organizations.shared().joined(name(own));
        Supplier<RequestSpecification> keeper = () ->
                Organizations.asMember(Organizations.shared().id(), subject).header("If-Match", "*");

        for (String grant : List.of(
                "{\"resourceType\": \"lead\", \"actions\": [\"read\"], \"reach\": \"all\"}",
                "{\"resourceType\": \"lead\", \"actions\": [\"*\"], \"reach\": \"own\"}",
                "{\"resourceType\": \"*\", \"actions\": [\"read\"]}")) {
            beyond(keeper.get().body(body("[" + grant + "]")).post(PATH).then());
            beyond(keeper.get()
                    .body("{\"grants\": [%s]}".formatted(grant))
                    .put(PATH + "/" + own + "/permissions")
                    .then());
        }
        beyond(keeper.get()
                .body("{\"grants\": []}")
                .put(PATH + "/" + more + "/permissions")
                .then());
        keeper.get()
                .body(body("[{\"resourceType\": \"lead\", \"actions\": [\"read\"], \"reach\": \"own\"}]"))
                .post(PATH)
                .then()
                .statusCode(201);
    }

    @Test
    void actsAtOnceAndAddsUp() {
        String role = made("[{\"resourceType\": \"role\", \"actions\": [\"read\"]}]");
        String subject = Organizations.shared().joined(name(role));
        String access = USERS + "/" + Organizations.shared().memberOf(subject) + "/effective-access";
        Callable<Integer> making =
                () -> Organizations.asMember(Organizations.shared().id(), subject)
                        .body("{\"name\": \"Tag %s\"}".formatted(UUID.randomUUID()))
                        .post("/api/tags")
                        .statusCode();
        await().atMost(SOON).until(making, status -> status == 403);

        permit(role, "[{\"resourceType\": \"tag\", \"actions\": [\"create\", \"read\"]}]");
        await().atMost(SOON).until(making, status -> status == 201);

        give(Organizations.shared().memberOf(subject), "viewer", name(role)).statusCode(200);
        administrator()
                .get(access)
                .then()
                .body("grants.find { it.resourceType == 'tag' }.actions", hasItems("create", "read"))
                .body("grants.find { it.resourceType == 'lead' }.reach", equalTo("all"));

        permit(role, "[]");
        await().atMost(SOON).until(making, status -> status == 403);
    }

    @Test
    void actsInItsOwnOrganizationAlone() {
        String role = made("[{\"resourceType\": \"tag\", \"actions\": [\"*\"]}]");
        Working other = Organizations.working();
        other.asAdministrator()
                .body("{\"name\": \"%s\", \"title\": \"Of the same name\"}".formatted(name(role)))
                .post(PATH)
                .then()
                .statusCode(201);

        Organizations.asMember(other.id(), other.joined(name(role)))
                .get("/api/tags")
                .then()
                .statusCode(403);
        Organizations.asMember(other.id(), Organizations.shared().subject())
                .get("/api/tags")
                .then()
                .statusCode(403);
    }

    @Test
    void operatorsMayDoWithoutOneWhatTheyNeedAndNoMore() {
        for (String needed : List.of(PATH, USERS, "/api/superadmin/teams", "/api/superadmin/settings", "/api/audit")) {
            Organizations.asOperator().get(needed).then().statusCode(200);
        }
        Organizations.asOperator().get("/api/tags").then().statusCode(403);
    }

    @Test
    void tellsInWhatItDiffersFromAnother() {
        String one = made("""
                [{"resourceType": "tag", "actions": ["*"]}, {"resourceType": "lead", "actions": ["read"], "reach": "own"}]
                """);
        String other = made("""
                [{"resourceType": "tag", "actions": ["read", "create", "edit"]},
                 {"resourceType": "lead", "actions": ["read"], "reach": "team"}]
                """);

        administrator()
                .get(PATH + "/" + one + "/difference?to=" + other)
                .then()
                .statusCode(200)
                .body("differences.resourceType", contains("lead", "tag"))
                .body("differences.action", contains("read", "delete"))
                .body("differences.fromReach", contains("own", "all"))
                .body("differences[0].toReach", equalTo("team"))
                .body("differences[1].toReach", nullValue());
        administrator().get(PATH + "/" + one + "/difference").then().statusCode(400);
        administrator()
                .get(PATH + "/" + one + "/difference?to=" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void listsWhatRolesCanAllow() {
        administrator()
                .get("/api/superadmin/permissions")
                .then()
                .statusCode(200)
                .body("items.find { it.name == 'lead' }.reaches", contains("own", "team", "all"))
                .body("items.find { it.name == 'tag' }.reaches", contains("all"))
                .body(
                        "items.find { it.name == 'policy' }.attributes.find { it.name == 'status' }.constants",
                        contains("draft", "published", "withdrawn"))
                .body(
                        "items.find { it.name == 'lead' }.attributes.find { it.name == 'score' }.kind",
                        equalTo("number"));
    }
}
