package org.rapport.sales.account;

import io.quarkus.test.junit.QuarkusTest;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.record.RecordRules;
import org.rapport.sales.SalesApi;

@QuarkusTest
class AccountRecordRulesTest extends RecordRules {

    AccountRecordRulesTest() {
        super(Account.TYPE, "/sales/accounts");
    }

    @Override
    public String minimal() {
        return "{\"name\": \"Tester\"}";
    }

    @Override
    public String full() {
        return """
                {"type": "partner", "website": "https://rules.example", "taxId": "DE123", "phone": "+4930123456",
                 "billingAddress": {"city": "Berlin", "country": "DE"}, "industry": "software", "employees": 12,
                 "parentId": "%s", "description": "Tests", "ownerId": "%s"}
                """.formatted(SalesApi.id("/sales/accounts", minimal()), Member.READER.subject(TestTenant.ACME));
    }
}
