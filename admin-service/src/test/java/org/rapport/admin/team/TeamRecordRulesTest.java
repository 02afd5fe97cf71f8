package org.rapport.admin.team;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.rapport.admin.fixture.Acme;
import org.rapport.admin.role.Roles;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.record.RecordRules;

@QuarkusTest
class TeamRecordRulesTest extends RecordRules {

    private static final String PATH = "/api/superadmin/teams";

    @Inject
    Roles roles;

    private String parent = "";
    private String member = "";

    TeamRecordRulesTest() {
        super(Team.TYPE, PATH);
    }

    @BeforeEach
    void begin() {
        Acme.begin(roles);
        parent = made(PATH, minimal()).getString("id");
        member = made("/api/superadmin/users/invite", """
                {"email": "tester-%s@acme.example", "firstName": "Tess", "lastName": "Tester", "roles": ["viewer"]}
                """.formatted(UUID.randomUUID()))
                .getString("id");
    }

    private static JsonPath made(String path, String body) {
        return TestLogin.as(TestTenant.ACME, TestLogin.Member.ADMINISTRATOR)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Override
    public String minimal() {
        return "{\"name\": \"Team %s\"}".formatted(UUID.randomUUID());
    }

    @Override
    public String full() {
        return """
                {"description": "Tests", "parentId": "%s", "members": [{"memberId": "%s", "lead": true}]}
                """.formatted(parent, member);
    }
}
