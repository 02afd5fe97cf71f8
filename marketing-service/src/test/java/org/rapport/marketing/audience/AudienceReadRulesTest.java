package org.rapport.marketing.audience;

import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.UUID;
import org.rapport.kit.testing.record.ReadRules;

@QuarkusTest
class AudienceReadRulesTest extends ReadRules {

    AudienceReadRulesTest() {
        super(Person.TYPE, "/marketing/audience");
    }

    /** A lead that has become a contact. */
    @Override
    public JsonNode shown() {
        String email = UUID.randomUUID() + "@rules.example";
        SalesFixture.publish(
                ACME, SalesFixture.convertedNow(UUID.randomUUID(), email, UUID.randomUUID(), UUID.randomUUID()));
        return found("email==" + email);
    }

    @Override
    public JsonNode another() {
        String email = UUID.randomUUID() + "@rules.example";
        SalesFixture.publish(ACME, SalesFixture.createdNow(UUID.randomUUID(), email));
        return found("email==" + email);
    }

    /** Those that hold. */
    @Override
    public Set<String> computed() {
        return Set.of("consents");
    }
}
