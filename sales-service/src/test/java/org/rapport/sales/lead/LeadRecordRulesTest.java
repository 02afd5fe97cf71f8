package org.rapport.sales.lead;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.record.RecordRules;
import org.rapport.sales.SalesApi;

@QuarkusTest
class LeadRecordRulesTest extends RecordRules {

    LeadRecordRulesTest() {
        super(Lead.TYPE, "/sales/leads");
    }

    @Override
    public String minimal() {
        return "{\"lastName\": \"Tester\"}";
    }

    @Override
    public String full() {
        return """
                {"firstName": "Tess", "company": "Rules Inc.", "jobTitle": "Tester", "email": "tess@rules.example",
                 "phone": "+4930123456", "website": "https://rules.example", "score": 7, "description": "Tests",
                 "address": {"city": "Berlin", "country": "DE"}, "contactId": "%s", "source": "web",
                 "estimatedValue": {"amount": "1250.00", "currency": "EUR"}, "ownerId": "%s"}
                """.formatted(SalesApi.id("/sales/contacts", minimal()), Member.READER.subject(TestTenant.ACME));
    }

    @Override
    public Set<String> saidOnce() {
        return Set.of("source", "ownerId");
    }

    @Override
    public Map<String, String> verbs() {
        return Map.of(
                "work", "",
                "nurture", "",
                "qualify", "",
                "disqualify", "{\"reason\": \"spam\"}",
                "reopen", "",
                "assign", "{\"ownerId\": \"%s\"}".formatted(Member.READER.subject(TestTenant.ACME)),
                "convert", "{}",
                "unconvert", "");
    }
}
