package org.rapport.admin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.rapport.admin.policy.PolicyFixture.HARMLESS;
import static org.rapport.admin.policy.PolicyFixture.PATH;
import static org.rapport.admin.policy.PolicyFixture.as;
import static org.rapport.admin.policy.PolicyFixture.body;
import static org.rapport.admin.policy.PolicyFixture.deny;
import static org.rapport.admin.policy.PolicyFixture.made;
import static org.rapport.admin.policy.PolicyFixture.pathOf;
import static org.rapport.admin.policy.PolicyFixture.published;
import static org.rapport.admin.policy.PolicyFixture.refused;
import static org.rapport.admin.policy.PolicyFixture.role;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.admin.fixture.Organizations;
import org.rapport.admin.fixture.Organizations.Working;

/** Nobody allows more than he may, and nobody shuts everybody out. */
@QuarkusTest
class PolicyLockOutTest {

    private static final String USERS = "/api/superadmin/users/";

    @ParameterizedTest
    @ValueSource(strings = {"policy", "role", "member", "*"})
    void isNotPublishedIfNoAdministratorWouldBeFree(String type) {
        Working shared = Organizations.shared();
        for (String rule : List.of(deny(type, "read"), deny(type, "*", "viewer", "administrator"))) {
            String policy = made(shared, rule);

            refused(as(shared).post(policy + "/publish").then(), 409, "administrator-locked-out");
        }
        String conditional = made(
                shared,
                "{\"effect\": \"deny\", \"resourceType\": \"%s\", \"actions\": [\"edit\"], \"condition\": \"false\"}"
                        .formatted(type));
        refused(as(shared).post(conditional + "/publish").then(), 409, "administrator-locked-out");
        String steppedUp = deny(type, "edit", "administrator").replaceFirst("\\{", "{\"stepUp\": \"2\", ");
        for (String rule : List.of(deny(type, "read", "marketer"), steppedUp)) {
            as(shared).post(published(shared, rule) + "/withdraw").then().statusCode(200);
        }
    }

    @Test
    void neverKeepsItsOrganizationFromRollingBackWhatShutsNobodyOut() {
        Working organization = Organizations.working();
        String marketers = published(organization, deny("role", "edit", "marketer"));
        as(organization).post(marketers + "/withdraw").then().statusCode(200);
        give(organization, organization.member(), "administrator", "marketer").statusCode(200);

        refused(as(organization).post(marketers + "/rollback").then(), 409, "administrator-locked-out");

        give(organization, organization.member(), "administrator").statusCode(200);
        as(organization).post(marketers + "/rollback").then().statusCode(200);
    }

    @Test
    void leavesAFreeAdministratorWithAllThatAreInForceTogether() {
        Working organization = Organizations.working();
        String other = organization.memberOf(organization.joined("administrator"));
        give(organization, organization.member(), "administrator", "marketer").statusCode(200);
        give(organization, other, "administrator", "viewer").statusCode(200);
        String marketers = published(organization, deny("role", "edit", "marketer"));
        String viewers = made(organization, deny("policy", "publish", "viewer"));

        refused(as(organization).post(viewers + "/publish").then(), 409, "administrator-locked-out");

        as(organization).post(marketers + "/withdraw").then().statusCode(200);
        as(organization).post(viewers + "/publish").then().statusCode(200);
    }

    @Test
    void leavesOneOfTwoWhoseBothAreShutOutAtOnce() throws Exception {
        Working organization = Organizations.working();
        String other = organization.memberOf(organization.joined("administrator"));
        give(organization, organization.member(), "administrator", "marketer").statusCode(200);
        give(organization, other, "administrator", "viewer").statusCode(200);
        List<Callable<Integer>> publishing = List.<String>of(
                        made(organization, deny("role", "edit", "marketer")),
                        made(organization, deny("role", "edit", "viewer")))
                .stream()
                .<Callable<Integer>>map(policy ->
                        () -> as(organization).post(policy + "/publish").statusCode())
                .toList();

        try (var threads = Executors.newFixedThreadPool(2)) {
            assertThat(threads.invokeAll(publishing).stream()
                            .map(Future::resultNow)
                            .toList())
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void staysWithAFreeAdministratorWhateverRolesAreGiven() {
        Working organization = Organizations.working();
        published(organization, deny("policy", "publish", "marketer"));

        refused(give(organization, organization.member(), "administrator", "marketer"), 409, "last-administrator");

        String other = organization.memberOf(organization.joined("administrator"));
        give(organization, organization.member(), "administrator", "marketer").statusCode(200);
        refused(give(organization, other, "administrator", "marketer"), 409, "last-administrator");
        refused(as(organization).post(USERS + other + "/deactivate").then(), 409, "last-administrator");
        give(organization, organization.member(), "administrator").statusCode(200);
        give(organization, other, "viewer").statusCode(200);
    }

    @Test
    void keepsBackPropertiesOfWhomeverItLikes() {
        String hiding = made(Organizations.shared(), """
                {"effect": "deny", "resourceType": "lead", "actions": ["*"], "hidden": ["phone"]}""");

        as(Organizations.shared()).post(hiding + "/publish").then().statusCode(200);
        as(Organizations.shared()).post(hiding + "/withdraw").then().statusCode(200);
    }

    @Test
    void keepsTheRolesThatItNames() {
        Working shared = Organizations.shared();
        String name = role(shared, "[]");
        String role = pathOf(name);
        String policy = made(shared, deny("tag", "delete", name));

        named(as(shared).delete(role).then(), policy);
        as(shared).post(policy + "/publish").then().statusCode(200);
        as(shared)
                .body("{\"rule\": %s}".formatted(HARMLESS))
                .patch(policy)
                .then()
                .statusCode(200);
        named(as(shared).delete(role).then(), policy);
        as(shared).post(policy + "/publish").then().statusCode(200);
        as(shared).delete(role).then().statusCode(204);

        ValidatableResponse answer = as(shared).post(policy + "/rollback").then();
        refused(answer, 422, "role-unknown");
        answer.body("errors.pointer", contains("/earlier/0/rule/roles/0"));
    }

    private static void named(ValidatableResponse answer, String policy) {
        refused(answer, 409, "role-in-use");
        answer.body("policies", contains(policy.substring(PATH.length() + 1)));
    }

    @Test
    void isEitherNamedOrDeletedWhereBothAreAskedAtOnce() throws Exception {
        Working shared = Organizations.shared();
        for (int i = 0; i < 5; i++) {
            String name = role(shared, "[]");
            String role = pathOf(name);
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Integer> answers = threads
                        .invokeAll(List.<Callable<Integer>>of(
                                () -> as(shared).delete(role).statusCode(), () -> shared.asAdministrator()
                                        .body(body(deny("tag", "delete", name)))
                                        .post(PATH)
                                        .statusCode()))
                        .stream()
                        .map(Future::resultNow)
                        .toList();

                assertThat(answers).isIn(List.of(204, 422), List.of(409, 201));
            }
        }
    }

    @Test
    void allowsNoMoreThanWhoeverPutsItInForce() {
        Working shared = Organizations.shared();
        String own = role(shared, """
                [{"resourceType": "policy", "actions": ["*"]},
                 {"resourceType": "lead", "actions": ["edit"], "reach": "team"},
                 {"resourceType": "lead", "actions": ["read"], "hidden": ["email"]}]""");
        String subject = shared.joined(own);
        Supplier<RequestSpecification> keeper =
                () -> Organizations.asMember(shared.id(), subject).header("If-Match", "*");
        String within = """
                {"effect": "allow", "resourceType": "lead", "actions": ["read"], "hidden": ["email", "phone"]}""";
        String policy = PATH + "/"
                + keeper.get()
                        .body(body(within))
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        keeper.get().post(policy + "/publish").then().statusCode(200);

        for (String beyond : List.of(
                "{\"effect\": \"allow\", \"resourceType\": \"lead\", \"actions\": [\"read\"], \"condition\": \"false\"}",
                "{\"effect\": \"allow\", \"resourceType\": \"lead\", \"actions\": [\"edit\"]}",
                "{\"effect\": \"allow\", \"resourceType\": \"*\", \"actions\": [\"read\"]}")) {
            beyond(keeper.get().body(body(beyond)).post(PATH).then());
            beyond(keeper.get().body(body(beyond)).put(policy).then());
            String administrators = published(shared, beyond);
            beyond(keeper.get().post(administrators + "/publish").then());
            keeper.get().post(administrators + "/withdraw").then().statusCode(200);
            beyond(keeper.get().post(administrators + "/rollback").then());
        }
        keeper.get().body(body(deny("lead", "*", "marketer"))).post(PATH).then().statusCode(201);
    }

    private static void beyond(ValidatableResponse answer) {
        refused(answer, 403, "policy-beyond-own-access");
    }

    private static ValidatableResponse give(Working organization, String member, String... roles) {
        return as(organization)
                .body("{\"roles\": [\"%s\"]}".formatted(String.join("\", \"", roles)))
                .put(USERS + member + "/roles")
                .then();
    }
}
