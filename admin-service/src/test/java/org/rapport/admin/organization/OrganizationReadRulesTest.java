package org.rapport.admin.organization;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.rapport.admin.fixture.Organizations;
import org.rapport.kit.testing.record.OwnCommandRules;

@QuarkusTest
class OrganizationReadRulesTest extends OwnCommandRules {

    OrganizationReadRulesTest() {
        super(Organization.TYPE, Organizations.PATH);
    }

    @Override
    public JsonNode shown() {
        return another();
    }

    /** Open for work, so that it stays as it is. */
    @Override
    public JsonNode another() {
        JsonNode created = made(path(), Organizations.body(Organizations.anAlias()));
        return awaited(location(created), it -> it.path("status").asText().equals("active"));
    }

    @Override
    public Map<String, String> making() {
        return Map.of(path(), Organizations.body(Organizations.anAlias()));
    }

    @Override
    public Map<String, String> edits() {
        return Map.of(
                "PUT", "{\"name\": \"Rules\", \"locale\": \"en\", \"currency\": \"EUR\", \"zone\": \"UTC\"}",
                "PATCH", "{}");
    }

    @Override
    public Map<String, String> verbs() {
        return Map.of("suspend", "{\"reason\": \"Tests\"}", "reactivate", "");
    }
}
