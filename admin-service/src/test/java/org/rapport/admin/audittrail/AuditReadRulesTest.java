package org.rapport.admin.audittrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rapport.events.Topics;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.record.ReadRules;

@QuarkusTest
class AuditReadRulesTest extends ReadRules {

    AuditReadRulesTest() {
        super(AuditEntry.TYPE, "/api/audit");
    }

    @Override
    public JsonNode shown() {
        UUID lead = UUID.randomUUID();
        Events.send(
                Topics.SALES,
                Events.event(TestTenant.ACME.id(), "sales", "lead", lead, "org.rapport.sales.lead.created.v1"));
        return found("aggregateId==" + lead);
    }

    @Override
    public JsonNode another() {
        return shown();
    }

    @Override
    public String key() {
        return "eventId";
    }

    @Override
    public boolean isReadAlone() {
        return false;
    }

    @Override
    public Map<String, String> shownAt() {
        return Map.of("actor", "/actor/subject");
    }

    /** The name of the actor is read beside. */
    @Override
    public Set<String> computed() {
        return Set.of("eventId", "actor");
    }
}
