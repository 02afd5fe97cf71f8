package org.rapport.admin.role;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.rapport.admin.role.RoleFixture.PATH;
import static org.rapport.admin.role.RoleFixture.administrator;
import static org.rapport.admin.role.RoleFixture.beyond;
import static org.rapport.admin.role.RoleFixture.body;
import static org.rapport.admin.role.RoleFixture.change;
import static org.rapport.admin.role.RoleFixture.create;
import static org.rapport.admin.role.RoleFixture.made;
import static org.rapport.admin.role.RoleFixture.name;
import static org.rapport.admin.role.RoleFixture.permit;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.admin.fixture.Organizations;

/** A role says which properties of the records it keeps back. */
@QuarkusTest
class RoleMaskTest {

    @Test
    void saysWhatItKeepsBack() {
        String role = made("""
                [{"resourceType": "lead", "actions": ["read", "edit"],
                  "hidden": ["phone", "email", "phone"], "readOnly": ["score", "email", "company", "score"]}]
                """);

        administrator()
                .get(PATH + "/" + role)
                .then()
                .body("grants[0].hidden", contains("email", "phone"))
                .body("grants[0].readOnly", contains("company", "score"));
    }

    @Test
    void keepsBackWhatWasSaidLast() {
        String role = made("[{\"resourceType\": \"lead\", \"actions\": [\"read\"], \"hidden\": [\"email\"]}]");

        permit(
                role,
                "[{\"resourceType\": \"account\", \"actions\": [\"edit\"], \"hidden\": [\"taxId\"], \"readOnly\": [\"name\"]}]");

        administrator()
                .get(PATH + "/" + role)
                .then()
                .body("grants.hidden", contains(List.of("taxId")))
                .body("grants.readOnly", contains(List.of("name")));

        permit(role, "[{\"resourceType\": \"account\", \"actions\": [\"edit\"]}]");

        administrator()
                .get(PATH + "/" + role)
                .then()
                .body("grants[0].hidden", empty())
                .body("grants[0].readOnly", empty());
    }

    /** What only the service itself writes can be hidden; to say that it cannot be set either adds nothing. */
    @Test
    void isNotToldTwiceOfWhatIsHidden() {
        create(body("""
                        [{"resourceType": "lead", "actions": ["read"],
                          "hidden": ["responseDueAt"], "readOnly": ["responseDueAt"]}]
                        """))
                .statusCode(201)
                .body("grants[0].hidden", contains("responseDueAt"))
                .body("grants[0].readOnly", empty());
    }

    /** The domain of an account is that of its website. */
    @Test
    void hidesWhatFollowsFromWhatIsHidden() {
        String role = made(
                "[{\"resourceType\": \"account\", \"actions\": [\"read\"], \"hidden\": [\"website\", \"phone\"]}]");

        administrator().get(PATH + "/" + role).then().body("grants[0].hidden", contains("domain", "phone", "website"));
    }

    @Test
    void letsBeReadWhatCannotBeHiddenWhereItMakesNone() {
        create(body("""
                        [{"resourceType": "opportunity", "actions": ["edit"], "readOnly": ["name"]},
                         {"resourceType": "account", "actions": ["edit"], "readOnly": ["name"]}]
                        """)).statusCode(201).body("grants.readOnly", contains(List.of("name"), List.of("name")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"resourceType": "*", "actions": ["read"], "hidden": ["email"]}                    | hidden/0   | one type
            {"resourceType": "*", "actions": ["edit"], "readOnly": ["email"]}                  | readOnly/0 | one type
            {"resourceType": "tag", "actions": ["read"], "hidden": ["color"]}                  | hidden/0   | no property
            {"resourceType": "tag", "actions": ["edit"], "readOnly": ["color"]}                | readOnly/0 | no property
            {"resourceType": "form", "actions": ["edit"], "readOnly": ["createdAt"]}           | readOnly/0 | thanks
            {"resourceType": "lead", "actions": ["read"], "hidden": ["email", "shoeSize"]}     | hidden/1   | captureId
            {"resourceType": "lead", "actions": ["read"], "hidden": ["status"]}                | hidden/0   | captureId
            {"resourceType": "lead", "actions": ["edit"], "readOnly": ["responseDueAt"]}       | readOnly/0 | estimatedValue
            {"resourceType": "account", "actions": ["read"], "hidden": ["name"]}               | hidden/0   | must say name
            {"resourceType": "account", "actions": ["create"], "readOnly": ["phone", "name"]}  | readOnly/1 | must say name
            {"resourceType": "account", "actions": ["*"], "readOnly": ["name"]}                | readOnly/0 | must say name
            """)
    void keepsBackNothingThatMustBeKnownOrSaid(String grant, String pointer, String detail) {
        String role = made("[]");

        for (var answer : List.of(
                create(body("[" + grant + "]")),
                change().body("{\"grants\": [%s]}".formatted(grant))
                        .put(PATH + "/" + role + "/permissions")
                        .then())) {
            answer.statusCode(422)
                    .body("type", equalTo("urn:problem:field-not-maskable"))
                    .body("errors.pointer", contains("/grants/0/" + pointer))
                    .body("errors[0].detail", containsString(detail));
        }
    }

    @Test
    void refusesWhatIsNoName() {
        create(body("[{\"resourceType\": \"lead\", \"actions\": [\"read\"], \"hidden\": [\" \"]}]"))
                .statusCode(400)
                .body("errors.pointer", contains("/grants/0/hidden/0"));
    }

    @Test
    void showsNoMoreThanWhoeverMakesIt() {
        String own = made("""
                [{"resourceType": "role", "actions": ["*"]},
                 {"resourceType": "lead", "actions": ["read", "edit"], "hidden": ["email"], "readOnly": ["score"]}]
                """);
        String more = made("[{\"resourceType\": \"lead\", \"actions\": [\"read\"]}]");
        String subject = Organizations.shared().joined(name(own));
        Supplier<RequestSpecification> keeper = () ->
                Organizations.asMember(Organizations.shared().id(), subject).header("If-Match", "*");

        for (String masks : List.of(
                "",
                ", \"hidden\": [\"email\"]",
                ", \"hidden\": [\"score\"]",
                ", \"readOnly\": [\"email\", \"score\"]")) {
            String grants = "[{\"resourceType\": \"lead\", \"actions\": [\"edit\"]%s}]".formatted(masks);
            beyond(keeper.get().body(body(grants)).post(PATH).then());
            beyond(keeper.get()
                    .body("{\"grants\": %s}".formatted(grants))
                    .put(PATH + "/" + own + "/permissions")
                    .then());
        }
        beyond(keeper.get()
                .body("{\"grants\": []}")
                .put(PATH + "/" + more + "/permissions")
                .then());
        keeper.get().body(body("""
                        [{"resourceType": "lead", "actions": ["edit"], "hidden": ["email", "score"]}]
                        """)).post(PATH).then().statusCode(201);
    }

    @Test
    void differsFromAnotherInWhatIsKeptBack() {
        String one = made("""
                [{"resourceType": "lead", "actions": ["read", "edit"], "hidden": ["phone", "email"], "readOnly": ["score"]},
                 {"resourceType": "account", "actions": ["read"], "hidden": ["taxId"]},
                 {"resourceType": "contact", "actions": ["read"], "hidden": ["phones"]}]
                """);
        String other = made("""
                [{"resourceType": "lead", "actions": ["read"], "hidden": ["email", "phone"], "readOnly": ["score"]},
                 {"resourceType": "account", "actions": ["read"], "readOnly": ["taxId"]},
                 {"resourceType": "contact", "actions": ["read"], "hidden": ["phones"]},
                 {"resourceType": "contact", "actions": ["read"], "reach": "own"}]
                """);

        administrator()
                .get(PATH + "/" + one + "/difference?to=" + other)
                .then()
                .statusCode(200)
                .body("differences.resourceType", contains("account", "contact", "lead"))
                .body("differences.action", contains("read", "read", "edit"))
                .body("differences.fromReach", contains("all", "all", "all"))
                .body(
                        "differences.fromHidden",
                        contains(List.of("taxId"), List.of("phones"), List.of("email", "phone")))
                .body("differences.toHidden", contains(List.of(), List.of("phones"), List.of()))
                .body("differences.fromReadOnly", contains(List.of(), List.of(), List.of("score")))
                .body("differences.toReadOnly", contains(List.of("taxId"), List.of(), List.of()));
    }

    @Test
    void listsWhatRolesCanKeepBack() {
        administrator()
                .get("/api/superadmin/permissions")
                .then()
                .statusCode(200)
                .body("items.find { it.name == 'account' }.maskable", hasItems("taxId", "customerSince"))
                .body("items.find { it.name == 'account' }.maskable", not(hasItem("name")))
                .body("items.find { it.name == 'account' }.settable", hasItems("name", "taxId"))
                .body("items.find { it.name == 'account' }.settable", not(hasItem("customerSince")))
                .body("items.find { it.name == 'tag' }.maskable", empty());
    }
}
