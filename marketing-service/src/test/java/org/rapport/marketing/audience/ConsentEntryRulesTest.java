package org.rapport.marketing.audience;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.rapport.kit.testing.record.PartRules;

@QuarkusTest
class ConsentEntryRulesTest extends PartRules {

    private final String email = UUID.randomUUID() + "@rules.example";
    private int told;

    ConsentEntryRulesTest() {
        super(ConsentEntry.TYPE, "consents");
    }

    @Override
    protected String whole() {
        made("/marketing/capture", "{\"lastName\": \"Tester\", \"email\": \"%s\"}".formatted(email));
        String audience = "/marketing/audience";
        return audience
                + "/"
                + awaited(audience + "?filter=email==" + email, list -> list.path("items")
                                .has(0))
                        .at("/items/0/id")
                        .asText();
    }

    @Override
    public JsonNode shown() {
        return told("""
                {"channel": "email", "topic": "newsletter", "state": "granted", "basis": "consent", "text": "Yes"}
                """);
    }

    @Override
    public JsonNode another() {
        return told("{\"channel\": \"phone\", \"topic\": \"*\", \"state\": \"withdrawn\"}");
    }

    private JsonNode told(String consent) {
        path();
        made(
                "/marketing/capture",
                "{\"lastName\": \"Tester\", \"email\": \"%s\", \"consents\": [%s]}".formatted(email, consent));
        return last(++told);
    }
}
