package org.rapport.admin.policy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.rapport.admin.fixture.Acme;
import org.rapport.admin.role.Roles;
import org.rapport.kit.testing.record.RecordRules;

@QuarkusTest
class PolicyRecordRulesTest extends RecordRules {

    @Inject
    Roles roles;

    PolicyRecordRulesTest() {
        super(Policy.TYPE, PolicyFixture.PATH);
    }

    @BeforeEach
    void begin() {
        Acme.begin(roles);
    }

    @Override
    public String minimal() {
        return PolicyFixture.body("{\"effect\": \"deny\", \"resourceType\": \"tag\", \"actions\": [\"delete\"]}");
    }

    @Override
    public String full() {
        return """
                {"description": "Tests", "rule":
                    {"effect": "allow", "resourceType": "lead", "actions": ["read", "edit"], "roles": ["viewer", "marketer"],
                     "condition": "resource.score >= 50 && !has(resource.ownerId)",
                     "hidden": ["email"], "readOnly": ["phone", "website"]}}
                """;
    }

    @Override
    public Map<String, String> verbs() {
        return Map.of("publish", "", "rollback", "{}", "withdraw", "");
    }
}
