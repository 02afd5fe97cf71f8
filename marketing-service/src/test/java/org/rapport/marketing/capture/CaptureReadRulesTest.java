package org.rapport.marketing.capture;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.rapport.kit.testing.record.OwnCommandRules;

@QuarkusTest
class CaptureReadRulesTest extends OwnCommandRules {

    CaptureReadRulesTest() {
        super(Capture.TYPE, "/marketing/capture");
    }

    @Override
    public JsonNode shown() {
        return made(path(), """
                {"externalId": "%s", "firstName": "Tess", "lastName": "Tester", "email": "Tess@rules.example",
                 "phone": "+4930123456", "estimatedValue": {"amount": "1250.00", "currency": "EUR"},
                 "utm": {"campaign": "tests"}, "fields": {"language": "Java"}}
                """.formatted(UUID.randomUUID()));
    }

    @Override
    public JsonNode another() {
        return made(path(), "{\"lastName\": \"Tester\"}");
    }

    @Override
    public Map<String, String> making() {
        return Map.of(path(), "{\"lastName\": \"Tester\"}");
    }
}
