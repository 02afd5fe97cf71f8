package org.rapport.admin.member;

import static org.awaitility.Awaitility.await;
import static org.rapport.admin.fixture.Organizations.SOON;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.fixture.Organizations;
import org.rapport.admin.fixture.Organizations.Working;

/** Members of two organisations, each of which is made once. */
final class MemberFixture {

    static final String PATH = "/api/superadmin/users";

    private static @Nullable Working initech;
    private static @Nullable Working umbrella;

    private MemberFixture() {}

    static synchronized Working initech() {
        if (initech == null) {
            initech = Organizations.working();
        }
        return initech;
    }

    static synchronized Working umbrella() {
        if (umbrella == null) {
            umbrella = Organizations.working();
        }
        return umbrella;
    }

    static String anAddress() {
        return "tester-" + UUID.randomUUID() + "@example.com";
    }

    static String body(String email, String role) {
        return """
                {"email": "%s", "firstName": "Tina", "lastName": "Tester", "roles": ["%s"]}
                """.formatted(email, role);
    }

    static ValidatableResponse invite(String email, String role) {
        return initech()
                .asAdministrator()
                .body(body(email, role))
                .post(PATH + "/invite")
                .then();
    }

    static RequestSpecification as(Working organization, String ifMatch) {
        return organization.asAdministrator().header("If-Match", ifMatch);
    }

    static ValidatableResponse read(String path) {
        return initech().asAdministrator().get(path).then();
    }

    static void awaitThat(String path, String property, Matcher<?> matcher) {
        await().atMost(SOON.multipliedBy(2)).untilAsserted(() -> read(path).body(property, matcher));
    }
}
