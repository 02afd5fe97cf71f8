package org.rapport.sales.contact;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.record.RecordRules;
import org.rapport.sales.SalesApi;

@QuarkusTest
class ContactRecordRulesTest extends RecordRules {

    ContactRecordRulesTest() {
        super(Contact.TYPE, "/sales/contacts");
    }

    @Override
    public String minimal() {
        return "{\"lastName\": \"Tester\"}";
    }

    @Override
    public String full() {
        return """
                {"salutation": "Dr.", "firstName": "Tess", "middleName": "Mary", "suffix": "PhD", "language": "de-AT",
                 "zone": "Europe/Vienna", "reportsToId": "%s", "doNotEmail": true, "doNotText": true, "doNotPost": true,
                 "jobTitle": "Tester", "department": "Quality", "description": "Tests",
                 "emails": [{"address": "tess@rules.example", "type": "work", "primary": true, "optedOut": false,
                             "invalid": false}],
                 "phones": [{"number": "+4930123456", "type": "work", "primary": true, "optedOut": false,
                             "invalid": false}],
                 "address": {"city": "Berlin", "country": "DE"}, "accountId": "%s", "doNotCall": true,
                 "source": "web", "ownerId": "%s"}
                """.formatted(
                        SalesApi.id("/sales/contacts", "{\"lastName\": \"Chief\"}"),
                        SalesApi.id("/sales/accounts", "{\"name\": \"Tester\"}"),
                        Member.READER.subject(TestTenant.ACME));
    }

    @Override
    public Set<String> saidOnce() {
        return Set.of("source");
    }
}
