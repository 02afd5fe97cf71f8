package org.rapport.support.ticket;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.record.RecordRules;

@QuarkusTest
class TicketRecordRulesTest extends RecordRules {

    TicketRecordRulesTest() {
        super(Ticket.TYPE, "/support/tickets");
    }

    @Override
    public String minimal() {
        return "{\"subject\": \"Tester\"}";
    }

    @Override
    public String full() {
        return """
                {"description": "Tests", "priority": "high", "channel": "phone", "customerName": "Tess Tester",
                 "customerEmail": "tess@rules.example", "queue": "first", "assigneeId": "%s"}
                """.formatted(Member.READER.subject(TestTenant.ACME));
    }

    @Override
    public Set<String> saidOnce() {
        return Set.of("channel", "assigneeId");
    }

    @Override
    public Set<String> shownElsewhere() {
        return Set.of("customerName", "customerEmail");
    }

    @Override
    public Set<String> saidByEdits() {
        return Set.of("priority");
    }

    @Override
    public Set<String> computed() {
        return Set.of("customer", "follows");
    }

    @Override
    public List<String> happenings() {
        return List.of("opened", "edited", "edited", "deleted", "restored");
    }

    @Override
    public Map<String, String> additions() {
        return Map.of("messages", "{\"body\": \"Tests\"}");
    }

    @Override
    public Map<String, String> verbs() {
        return Map.of(
                "assign", "{\"assigneeId\": null}",
                "status", "{\"status\": \"open\"}",
                "escalate", "{\"reason\": \"It stands still\"}");
    }
}
