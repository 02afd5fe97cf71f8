package org.rapport.admin.member;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.rapport.admin.fixture.Acme;
import org.rapport.admin.role.Roles;
import org.rapport.kit.testing.record.OwnCommandRules;

@QuarkusTest
class MemberReadRulesTest extends OwnCommandRules {

    @Inject
    Roles roles;

    MemberReadRulesTest() {
        super(Member.TYPE, "/api/superadmin/users");
    }

    @BeforeEach
    void begin() {
        Acme.begin(roles);
    }

    @Override
    public JsonNode shown() {
        return invited(body());
    }

    @Override
    public JsonNode another() {
        return invited(
                "{\"email\": \"%s@rules.example\", \"firstName\": \"T\", \"lastName\": \"T\", \"roles\": [\"viewer\"]}"
                        .formatted(UUID.randomUUID()));
    }

    /** Someone who is invited and has not joined yet: that stays so. */
    private JsonNode invited(String body) {
        return awaited(location(made(path() + "/invite", body)), member -> member.path("invitedAt")
                .isTextual());
    }

    @Override
    public Map<String, String> making() {
        return Map.of(path() + "/invite", body());
    }

    @Override
    public Map<String, String> edits() {
        return Map.of("PATCH", "{}", "PUT /roles", "{\"roles\": [\"viewer\"]}");
    }

    @Override
    public Map<String, String> verbs() {
        return Map.of("resend-invitation", "", "deactivate", "", "reactivate", "");
    }

    private static String body() {
        return """
                {"email": "%s@rules.example", "firstName": "Tess", "lastName": "Tester", "roles": ["viewer"],
                 "locale": "de", "zone": "Europe/Berlin"}
                """.formatted(UUID.randomUUID());
    }
}
