package org.rapport.sales.opportunity;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.record.RecordRules;
import org.rapport.sales.SalesApi;

@QuarkusTest
class OpportunityRecordRulesTest extends RecordRules {

    OpportunityRecordRulesTest() {
        super(Opportunity.TYPE, "/sales/opportunities");
    }

    @Override
    public String minimal() {
        return "{\"name\": \"Tester\", \"accountId\": \"%s\"}".formatted(anAccount());
    }

    @Override
    public String full() {
        return """
                {"contactId": "%s", "stage": "proposal", "probability": 55, "closeDate": "2027-03-15",
                 "amount": {"amount": "1250.00", "currency": "EUR"}, "nextStep": "Call", "description": "Tests",
                 "source": "web", "ownerId": "%s"}
                """.formatted(
                SalesApi.id("/sales/contacts", "{\"lastName\": \"Tester\"}"), Member.READER.subject(TestTenant.ACME));
    }

    @Override
    public Set<String> saidOnce() {
        return Set.of("stage", "source");
    }

    @Override
    public Set<String> derived() {
        return Set.of("probability"); // from the stage
    }

    @Override
    public Map<String, String> verbs() {
        return Map.of("stage", "{\"stage\": \"proposal\"}", "win", "", "lose", "{\"reason\": \"price\"}", "reopen", "");
    }

    private static String anAccount() {
        return SalesApi.id("/sales/accounts", "{\"name\": \"Tester\"}");
    }
}
