package org.rapport.admin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.admin.policy.PolicyFixture.HARMLESS;
import static org.rapport.admin.policy.PolicyFixture.PATH;
import static org.rapport.admin.policy.PolicyFixture.change;
import static org.rapport.admin.policy.PolicyFixture.deny;
import static org.rapport.admin.policy.PolicyFixture.does;
import static org.rapport.admin.policy.PolicyFixture.made;
import static org.rapport.admin.policy.PolicyFixture.published;
import static org.rapport.admin.policy.PolicyFixture.read;
import static org.rapport.admin.policy.PolicyFixture.refused;
import static org.rapport.admin.policy.PolicyFixture.rule;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapport.admin.fixture.Organizations;

@QuarkusTest
class PolicyResourceTest {

    private static final String OTHER = deny("tag", "edit", "marketer");

    @Test
    void isInForceAsItWasPublishedAndNotAsItIsBeingWorkedOn() {
        String policy = made(HARMLESS);
        read(policy).body("status", equalTo("draft")).body("inForce", nullValue());

        does(policy, "publish")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("status", equalTo("published"))
                .body("inForce.number", equalTo(1))
                .body("inForce.rule.actions", contains("delete"))
                .body("inForce.publishedBy", equalTo(Organizations.shared().subject()))
                .body("inForce.publishedAt", notNullValue())
                .body("earlier", hasSize(0));
        rule(policy, OTHER);
        read(policy).body("rule.actions", contains("edit")).body("inForce.rule.actions", contains("delete"));
        does(policy, "publish")
                .body("inForce.number", equalTo(2))
                .body("inForce.rule.actions", contains("edit"))
                .body("earlier.number", contains(1))
                .body("earlier[0].rule.actions", contains("delete"));
        history(policy)
                .body(
                        "items.type",
                        contains(
                                "org.rapport.admin.policy.published.v1",
                                "org.rapport.admin.policy.edited.v1",
                                "org.rapport.admin.policy.published.v1",
                                "org.rapport.admin.policy.created.v1"));
    }

    @Test
    void isPublishedOnceAsLongAsItStaysAsItIs() {
        String policy = published(HARMLESS);

        does(policy, "publish").statusCode(200).body("version", equalTo(2)).body("inForce.number", equalTo(1));

        history(policy).body("items", hasSize(2));
    }

    @Test
    void isPublishedOnceWhereBothAreAskedAtOnce() throws Exception {
        String policy = made(HARMLESS);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Integer> publishing = () -> Organizations.shared()
                    .asAdministrator()
                    .header("If-Match", "\"1.0\"")
                    .post(policy + "/publish")
                    .statusCode();
            List<Integer> answers = threads.invokeAll(List.of(publishing, publishing)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).containsExactlyInAnyOrder(200, 412);
        }
        read(policy).body("version", equalTo(2)).body("inForce.number", equalTo(1));
    }

    @Test
    void hasOneReleaseWhereBothPublishItInWhateverVersion() throws Exception {
        String policy = made(HARMLESS);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Integer> publishing =
                    () -> change().post(policy + "/publish").statusCode();

            assertThat(threads.invokeAll(List.of(publishing, publishing)).stream()
                            .map(Future::resultNow))
                    .containsExactly(200, 200);
        }
        read(policy)
                .body("version", equalTo(2))
                .body("inForce.number", equalTo(1))
                .body("earlier", hasSize(0));
    }

    @Test
    void goesBackToWhatWasInForceBefore() {
        String policy = published(HARMLESS);
        rule(policy, OTHER);
        does(policy, "publish").statusCode(200);

        does(policy, "rollback")
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("inForce.number", equalTo(3))
                .body("inForce.rule.actions", contains("delete"))
                .body("rule.actions", contains("edit"))
                .body("earlier.number", contains(2, 1));
        change().body("{\"to\": 2}")
                .post(policy + "/rollback")
                .then()
                .statusCode(200)
                .body("inForce.number", equalTo(4))
                .body("inForce.rule.actions", contains("edit"));
        ValidatableResponse unknown =
                change().body("{\"to\": 4}").post(policy + "/rollback").then();
        refused(unknown, 422, "release-unknown");
        unknown.body("errors.pointer", contains("/to")).body("errors[0].detail", equalTo("must be one of 3, 2, 1"));
        change().body("{\"to\": 0}").post(policy + "/rollback").then().statusCode(400);
        history(policy).body("items[0].type", equalTo("org.rapport.admin.policy.rolled-back.v1"));
    }

    @Test
    void hasNothingToGoBackToBeforeItWasInForceTwice() {
        String policy = made(HARMLESS);
        refused(does(policy, "rollback"), 409, "nothing-to-roll-back");

        does(policy, "publish").statusCode(200);

        refused(does(policy, "rollback"), 409, "nothing-to-roll-back");
    }

    @Test
    void isWithdrawnAndComesBack() {
        String policy = made(HARMLESS);
        refused(does(policy, "withdraw"), 409, "policy-not-published");
        does(policy, "publish").statusCode(200);

        does(policy, "withdraw")
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("inForce", nullValue())
                .body("earlier.number", contains(1));
        refused(does(policy, "withdraw"), 409, "policy-not-published");
        does(policy, "rollback").body("inForce.number", equalTo(2)).body("earlier.number", contains(1));
        does(policy, "withdraw").statusCode(200);
        does(policy, "publish").body("inForce.number", equalTo(3)).body("earlier.number", contains(2, 1));
        history(policy)
                .body(
                        "items.type",
                        hasItems("org.rapport.admin.policy.withdrawn.v1", "org.rapport.admin.policy.rolled-back.v1"));
    }

    @Test
    void keepsTenReleasesAndGivesNoNumberTwice() {
        String policy = published(HARMLESS);
        for (int i = 0; i < 12; i++) {
            does(policy, "withdraw").statusCode(200);
            does(policy, "publish").statusCode(200);
        }

        read(policy)
                .body("inForce.number", equalTo(13))
                .body(
                        "earlier.number",
                        equalTo(IntStream.range(0, 10).mapToObj(i -> 12 - i).toList()));
    }

    @Test
    void isNotDeletedWhileItIsInForce() {
        String policy = published(HARMLESS);
        refused(change().delete(policy).then(), 409, "policy-in-force");

        does(policy, "withdraw").statusCode(200);
        change().delete(policy).then().statusCode(204);
        does(policy, "publish").statusCode(404);

        does(policy, "restore")
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("earlier.number", contains(1));
    }

    @Test
    void comesBackAsItWasAndIsNotPublishedIfARoleIsGone() {
        String name = PolicyFixture.role(Organizations.shared(), "[]");
        String policy = made(deny("tag", "delete", name));
        change().delete(policy).then().statusCode(204);
        change().delete(PolicyFixture.pathOf(name)).then().statusCode(204);

        does(policy, "restore").statusCode(200).body("rule.roles", contains(name));

        change().body("{\"description\": \"Of old\"}").patch(policy).then().statusCode(200);
        ValidatableResponse answer = does(policy, "publish");
        refused(answer, 422, "role-unknown");
        answer.body("errors.pointer", contains("/rule/roles/0"));
    }

    @Test
    void belongsToItsOrganization() {
        String policy = made(HARMLESS);
        var other = Organizations.working();

        for (String verb : List.of("publish", "rollback", "withdraw", "restore")) {
            PolicyFixture.as(other).post(policy + "/" + verb).then().statusCode(404);
        }
        other.asAdministrator().get(policy).then().statusCode(404);
        read(policy).body("version", equalTo(1));
    }

    @Test
    void isListedByWhetherItIsInForce() {
        String policy = published(HARMLESS);

        Organizations.shared()
                .asAdministrator()
                .queryParam("filter", "status==published")
                .queryParam("limit", 200)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.status", everyItem(equalTo("published")))
                .body("items.id", hasItems(policy.substring(PATH.length() + 1)));
    }

    @Test
    void hasANameOfItsOwn() {
        String policy = made(HARMLESS);
        String name = read(policy).extract().path("name");

        Organizations.shared()
                .asAdministrator()
                .body("{\"name\": \"%s\", \"rule\": %s}".formatted(name.toUpperCase(java.util.Locale.ROOT), HARMLESS))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("detail", containsString("name"));
    }

    private static ValidatableResponse history(String policy) {
        return Organizations.shared()
                .asAdministrator()
                .get(policy + "/history")
                .then()
                .statusCode(200);
    }
}
