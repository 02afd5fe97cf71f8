package org.rapport.admin.team;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.rapport.admin.fixture.Organizations;

@QuarkusTest
class TeamResourceTest {

    private static final String PATH = "/api/superadmin/teams";

    @Test
    void isNoPartOfItselfNorOfItsParts() {
        String top = made("{\"name\": \"Top\"}");
        String middle = made("{\"name\": \"Middle\", \"parentId\": \"%s\"}".formatted(top));
        String bottom = made("{\"name\": \"Bottom\", \"parentId\": \"%s\"}".formatted(middle));

        for (String below : new String[] {top, middle, bottom}) {
            patch(top, "{\"parentId\": \"%s\"}".formatted(below))
                    .statusCode(422)
                    .body("type", equalTo("urn:problem:team-hierarchy-cycle"))
                    .body("errors.pointer", contains("/parentId"));
        }
        patch(bottom, "{\"parentId\": \"%s\"}".formatted(top)).statusCode(200);
        patch(middle, "{\"parentId\": \"%s\"}".formatted(bottom)).statusCode(200);
    }

    @Test
    void isNotDeletedWhileOthersArePartsOfIt() {
        String whole = made("{\"name\": \"Whole\"}");
        String part = made("{\"name\": \"Part\", \"parentId\": \"%s\"}".formatted(whole));

        delete(whole)
                .statusCode(409)
                .body("type", equalTo("urn:problem:team-in-use"))
                .body("records.id", contains(part));
        delete(part).statusCode(204);
        delete(whole).statusCode(204);
    }

    @Test
    void isOfMembersOfTheOrganizationEachOnce() {
        String member = Organizations.shared().member();
        String stranger = Organizations.working().member();
        String team = "{\"name\": \"Odd\", \"members\": [{\"memberId\": \"%s\"}, {\"memberId\": \"%s\"}]}";

        post(team.formatted(member, stranger))
                .statusCode(422)
                .body("type", equalTo("urn:problem:reference-unknown"))
                .body("errors.pointer", contains("/members/1/memberId"));
        post(team.formatted(member, member))
                .statusCode(422)
                .body("type", equalTo("urn:problem:member-named-twice"))
                .body("errors.pointer", contains("/members/1/memberId"));
    }

    @Test
    void showsOfAMemberInWhichTeamsHeIs() {
        String team = made("{\"name\": \"Ours\", \"members\": [{\"memberId\": \"%s\", \"lead\": true}]}"
                .formatted(Organizations.shared().member()));

        Organizations.shared()
                .asAdministrator()
                .get("/api/superadmin/users/" + Organizations.shared().member() + "/effective-access")
                .then()
                .statusCode(200)
                .body("teams.id", hasItem(team))
                .body("teams.find { it.name == 'Ours' }.lead", equalTo(true));
    }

    private static String made(String body) {
        return post(body).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse post(String body) {
        return Organizations.shared().asAdministrator().body(body).post(PATH).then();
    }

    private static ValidatableResponse patch(String id, String body) {
        return Organizations.shared()
                .asAdministrator()
                .header("If-Match", "*")
                .body(body)
                .patch(PATH + "/" + id)
                .then();
    }

    private static ValidatableResponse delete(String id) {
        return Organizations.shared()
                .asAdministrator()
                .header("If-Match", "*")
                .delete(PATH + "/" + id)
                .then();
    }
}
