package org.rapport.admin;

import static org.awaitility.Awaitility.await;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.rapport.admin.fixture.Acme;
import org.rapport.admin.fixture.Organizations;
import org.rapport.admin.role.Roles;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.example.ExampleRules;

@QuarkusTest
class ExamplesTest extends ExampleRules {

    private static final String MEMBERS = "/api/superadmin/users";

    @Inject
    Roles roles;

    @BeforeEach
    void begin() {
        Acme.begin(roles);
    }

    @Override
    protected String token(String operation) {
        return operation.contains(Organizations.PATH) ? Organizations.operatorToken() : super.token(operation);
    }

    @Override
    protected String known(String name) {
        return switch (name) {
            case "organization" -> organization();
            case "invited" -> invited();
            default -> super.known(name);
        };
    }

    private static String organization() {
        String id = Organizations.create(Organizations.anAlias())
                .statusCode(201)
                .extract()
                .path("id");
        Organizations.awaitActive(id);
        return id;
    }

    /** Whose invitation is on its way: that changes the record once more. */
    private static String invited() {
        String id = TestLogin.as(ACME, ADMINISTRATOR)
                .body("""
                        {"email": "%s@example.com", "firstName": "Tess", "lastName": "Tester", "roles": ["sales-rep"]}
                        """.formatted(UUID.randomUUID()))
                .post(MEMBERS + "/invite")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().pollInSameThread()
                .atMost(Organizations.SOON)
                .until(
                        () -> TestLogin.as(ACME, ADMINISTRATOR)
                                .get(MEMBERS + "/" + id)
                                .path("invitedAt"),
                        Objects::nonNull);
        return id;
    }
}
