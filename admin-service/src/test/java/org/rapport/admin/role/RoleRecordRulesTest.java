package org.rapport.admin.role;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rapport.kit.testing.record.RecordRules;

@QuarkusTest
class RoleRecordRulesTest extends RecordRules {

    RoleRecordRulesTest() {
        super(Role.TYPE, "/api/superadmin/roles");
    }

    @Override
    public String minimal() {
        return "{\"name\": \"role-%s\", \"title\": \"Tester\"}".formatted(UUID.randomUUID());
    }

    @Override
    public String full() {
        return """
                {"description": "Tests", "grants": [
                    {"resourceType": "lead", "actions": ["read", "edit"], "reach": "team",
                     "hidden": ["email"], "readOnly": ["score"]},
                    {"resourceType": "lead", "actions": ["*"], "reach": "own"},
                    {"resourceType": "tag", "actions": ["read"], "reach": "all"}]}
                """;
    }

    @Override
    public Set<String> saidOnce() {
        return Set.of("name", "grants");
    }

    @Override
    public Map<String, String> edits() {
        var edits = new HashMap<>(super.edits());
        edits.put("PUT /permissions", "{\"grants\": [{\"resourceType\": \"tag\", \"actions\": [\"read\"]}]}");
        return edits;
    }
}
