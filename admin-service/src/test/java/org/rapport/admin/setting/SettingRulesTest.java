package org.rapport.admin.setting;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.rapport.kit.testing.record.KeyedRules;

@QuarkusTest
class SettingRulesTest extends KeyedRules {

    private static final String DOMAINS = """
            {"value": {"also": ["%s.example"], "except": []}}
            """;

    SettingRulesTest() {
        super(Setting.TYPE, "/api/superadmin/settings");
    }

    @Override
    public JsonNode shown() {
        return said("sales.free-mail-domains", DOMAINS.formatted(UUID.randomUUID()));
    }

    @Override
    public JsonNode another() {
        return shown();
    }

    @Override
    public Map<String, String> edits() {
        return Map.of("PUT", DOMAINS.formatted("another"));
    }
}
