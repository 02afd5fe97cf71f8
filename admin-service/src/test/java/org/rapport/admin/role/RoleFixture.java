package org.rapport.admin.role;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.rapport.admin.fixture.Organizations;

/** Roles of the organisation that tests have in common. */
final class RoleFixture {

    static final String PATH = "/api/superadmin/roles";
    static final String USERS = "/api/superadmin/users";

    private RoleFixture() {}

    static RequestSpecification administrator() {
        return Organizations.shared().asAdministrator();
    }

    static RequestSpecification change() {
        return administrator().header("If-Match", "*");
    }

    static String body(String grants) {
        return "{\"name\": \"role-%s\", \"title\": \"Tester\", \"grants\": %s}".formatted(UUID.randomUUID(), grants);
    }

    static ValidatableResponse create(String body) {
        return administrator().body(body).post(PATH).then();
    }

    static String made(String grants) {
        return create(body(grants)).statusCode(201).extract().path("id");
    }

    static void permit(String role, String grants) {
        change().body("{\"grants\": %s}".formatted(grants))
                .put(PATH + "/" + role + "/permissions")
                .then()
                .statusCode(200);
    }

    static String name(String role) {
        return administrator().get(PATH + "/" + role).path("name");
    }

    static String idOf(String name) {
        return administrator().get(PATH + "?filter=name==" + name).path("items[0].id");
    }

    static ValidatableResponse give(String member, String... roles) {
        return change().body("{\"roles\": [\"%s\"]}".formatted(String.join("\", \"", roles)))
                .put(USERS + "/" + member + "/roles")
                .then();
    }

    static void beyond(ValidatableResponse answer) {
        answer.statusCode(403).body("type", equalTo("urn:problem:role-beyond-own-access"));
    }
}
