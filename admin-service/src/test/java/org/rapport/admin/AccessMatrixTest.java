package org.rapport.admin;

import static org.awaitility.Awaitility.await;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.rapport.admin.fixture.Acme;
import org.rapport.admin.fixture.Organizations;
import org.rapport.admin.role.Roles;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.access.AccessMatrix;
import org.rapport.kit.testing.access.Body;
import org.rapport.kit.testing.access.Table;

@QuarkusTest
class AccessMatrixTest extends AccessMatrix {

    private static final String MEMBERS = "/api/superadmin/users";
    private static final String ROLES = "/api/superadmin/roles";
    private static final String ORGANIZATIONS = "/api/superadmin/organizations";
    private static final Body NOTHING = Body.of("");
    private static final Body NAMED = (_, _) -> "{\"name\": \"Tester %s\"}".formatted(UUID.randomUUID());

    /** Which acts for nobody in the tests. */
    private static final Body POLICY = (_, _) -> """
            {"name": "Tester %s", "rule":
                {"effect": "deny", "resourceType": "tag", "actions": ["delete"], "roles": ["marketer"]}}
            """.formatted(UUID.randomUUID());

    private static final Body ORGANIZATION =
            Body.of("{\"name\": \"Rules\", \"locale\": \"en\", \"currency\": \"EUR\", \"zone\": \"UTC\"}");

    @Inject
    Roles roles;

    private final Map<TestTenant, String> harmless = new EnumMap<>(TestTenant.class);

    @BeforeEach
    void begin() {
        Acme.begin(ACME, roles);
        Acme.begin(GLOBEX, roles);
    }

    @Override
    protected void describe(Table table) {
        table.decisions("/api/superadmin/access", "role");
        table.lasting("member", MEMBERS, (tenant, _) -> invited(tenant))
                .lists()
                .searches()
                .reads("", "/history", "/effective-access")
                .creates("/invite", "invite", (tenant, _) -> invitation(tenant))
                .does("PATCH", "", "edit", 200, Body.of("{}"))
                .does("PUT", "/roles", "assign", 200, (tenant, _) -> "{\"roles\": [\"%s\"]}"
                        .formatted(harmless(tenant)))
                .does("/resend-invitation", "invite", 200, NOTHING)
                .does("/deactivate", "deactivate", 200, NOTHING)
                .does("/reactivate", "deactivate", 422, NOTHING);
        table.shared("role", ROLES, (_, _) -> role(unused()))
                .standard((_, _) -> role(unused()), Body.of("{\"title\": \"Tester\"}"))
                .reads("/difference?to={id}")
                .does("PUT", "/permissions", "edit", 200, Body.of("{\"grants\": []}"));
        table.shared("team", "/api/superadmin/teams", NAMED).standard(NAMED, NAMED);
        table.shared("tag", "/api/tags", NAMED).standard(NAMED, NAMED);
        table.shared("policy", "/api/superadmin/policies", POLICY)
                .standard(POLICY, POLICY)
                .does("/publish", "publish", 200, NOTHING)
                .does("/rollback", "publish", 409, Body.of("{}"))
                .does("/withdraw", "publish", 409, NOTHING);
        table.known("setting", "/api/superadmin/settings", "sales.free-mail-domains")
                .named("key")
                .reads("", "/history")
                .does("PUT", "", "edit", 200, Body.of("{\"value\": null}"));
        table.plain("GET", "/api/superadmin/settings", "setting:read", 200, NOTHING)
                .plain("GET", "/api/superadmin/permissions", "role:read", 200, NOTHING)
                .plain("POST", "/api/superadmin/policies/validate", "policy:read", 200, POLICY)
                .plain("GET", "/api/audit", "audit:read", 200, NOTHING)
                .plain("GET", "/api/audit/verify", "audit:read", 0, NOTHING)
                .forOperators("GET", "/api/superadmin/system/dead-letters", NOTHING)
                .forOperators("POST", "/api/superadmin/system/dead-letters/{id}/replay", NOTHING)
                .forOperators("GET", ORGANIZATIONS, NOTHING)
                .forOperators("POST", ORGANIZATIONS, Body.of(Organizations.body("tester")))
                .forOperators("POST", ORGANIZATIONS + "/search", Body.of("{}"))
                .forOperators("GET", ORGANIZATIONS + "/{id}", NOTHING)
                .forOperators("PUT", ORGANIZATIONS + "/{id}", ORGANIZATION)
                .forOperators("PATCH", ORGANIZATIONS + "/{id}", Body.of("{}"))
                .forOperators("GET", ORGANIZATIONS + "/{id}/history", NOTHING)
                .forOperators("POST", ORGANIZATIONS + "/{id}/suspend", Body.of("{\"reason\": \"Tests\"}"))
                .forOperators("POST", ORGANIZATIONS + "/{id}/reactivate", NOTHING);
    }

    private static String unused() {
        return "role-" + UUID.randomUUID();
    }

    private static String role(String name) {
        return "{\"name\": \"%s\", \"title\": \"Tester\"}".formatted(name);
    }

    private String invitation(TestTenant tenant) {
        return """
                {"email": "%s@rules.example", "firstName": "Tess", "lastName": "Tester", "roles": ["%s"]}
                """.formatted(UUID.randomUUID(), harmless(tenant));
    }

    /** A role that allows no more than whoever gives it may do. */
    private String harmless(TestTenant tenant) {
        return harmless.computeIfAbsent(tenant, it -> {
            String name = unused();
            made(it, ROLES, role(name));
            return name;
        });
    }

    /** Whose invitation is on its way: that changes the record once more. */
    private String invited(TestTenant tenant) {
        String id = made(tenant, MEMBERS + "/invite", invitation(tenant));
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> TestLogin.as(tenant, ADMINISTRATOR)
                                .get(MEMBERS + "/" + id)
                                .path("invitedAt"),
                        Objects::nonNull);
        return id;
    }
}
