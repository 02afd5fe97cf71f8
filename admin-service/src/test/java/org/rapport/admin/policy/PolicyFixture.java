package org.rapport.admin.policy;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.rapport.admin.fixture.Organizations;
import org.rapport.admin.fixture.Organizations.Working;

/** Policies that tests have in common. */
final class PolicyFixture {

    static final String PATH = "/api/superadmin/policies";
    static final String ROLES = "/api/superadmin/roles";

    /** Of which nobody takes notice: it speaks of a role that nobody holds. */
    static final String HARMLESS = deny("tag", "delete", "marketer");

    private PolicyFixture() {}

    static RequestSpecification change() {
        return as(Organizations.shared());
    }

    static RequestSpecification as(Working organization) {
        return organization.asAdministrator().header("If-Match", "*");
    }

    static String deny(String type, String action, String... roles) {
        return """
                {"effect": "deny", "resourceType": "%s", "actions": ["%s"], "roles": [%s]}
                """.formatted(type, action, roles.length == 0 ? "" : "\"" + String.join("\", \"", roles) + "\"");
    }

    static String body(String rule) {
        return "{\"name\": \"Policy %s\", \"rule\": %s}".formatted(UUID.randomUUID(), rule);
    }

    static ValidatableResponse create(Working organization, String rule) {
        return organization.asAdministrator().body(body(rule)).post(PATH).then();
    }

    static ValidatableResponse create(String rule) {
        return create(Organizations.shared(), rule);
    }

    /** The path of a new policy. */
    static String made(Working organization, String rule) {
        return PATH + "/" + create(organization, rule).statusCode(201).extract().path("id");
    }

    static String made(String rule) {
        return made(Organizations.shared(), rule);
    }

    /** The path of a policy that is in force. */
    static String published(Working organization, String rule) {
        String policy = made(organization, rule);
        as(organization).post(policy + "/publish").then().statusCode(200);
        return policy;
    }

    static String published(String rule) {
        return published(Organizations.shared(), rule);
    }

    static void rule(String policy, String rule) {
        change().body("{\"rule\": %s}".formatted(rule)).patch(policy).then().statusCode(200);
    }

    static ValidatableResponse does(String policy, String verb) {
        return change().post(policy + "/" + verb).then();
    }

    static ValidatableResponse read(String policy) {
        return Organizations.shared().asAdministrator().get(policy).then().statusCode(200);
    }

    static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("type", equalTo("urn:problem:" + code));
    }

    /** The name of a new role that allows {@code grants}. */
    static String role(Working organization, String grants) {
        return organization
                .asAdministrator()
                .body("{\"name\": \"role-%s\", \"title\": \"Tester\", \"grants\": %s}"
                        .formatted(UUID.randomUUID(), grants))
                .post(ROLES)
                .then()
                .statusCode(201)
                .extract()
                .path("name");
    }

    /** The path of the role {@code name} of the organisation that tests have in common. */
    static String pathOf(String name) {
        return ROLES + "/"
                + Organizations.shared()
                        .asAdministrator()
                        .get(ROLES + "?filter=name==" + name)
                        .path("items[0].id");
    }
}
