package org.rapport.support.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.testing.record.ReadRules;

@QuarkusTest
class CustomerReadRulesTest extends ReadRules {

    CustomerReadRulesTest() {
        super(Customer.TYPE, "/support/customers");
    }

    @Override
    public JsonNode shown() {
        UUID contact = Uuids.next();
        UUID account = Uuids.next();
        SalesEvents.publish(
                SalesEvents.account(account, "Rules Inc."), SalesEvents.contact(contact, account, "Tester", 1));
        return awaited(
                path() + "/" + contact, customer -> customer.path("account").isObject());
    }

    @Override
    public JsonNode another() {
        UUID contact = Uuids.next();
        SalesEvents.publish(SalesEvents.contact(contact, null, "Tester", 1));
        return awaited(path() + "/" + contact, customer -> customer.has("id"));
    }

    @Override
    public Map<String, String> shownAt() {
        return Map.of("accountId", "/account/id");
    }

    /** The company is read beside. */
    @Override
    public Set<String> computed() {
        return Set.of("account");
    }
}
