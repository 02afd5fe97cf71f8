package org.rapport.support.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.rapport.kit.testing.record.PartRules;

@QuarkusTest
class TicketMessageRulesTest extends PartRules {

    private int written;

    TicketMessageRulesTest() {
        super(TicketMessage.TYPE, "messages");
    }

    @Override
    protected String whole() {
        return "/support/tickets/"
                + made("/support/tickets", "{\"subject\": \"Rules\"}")
                        .path("id")
                        .asText();
    }

    @Override
    public JsonNode shown() {
        return written("{\"body\": \"Not for the customer\", \"internal\": true}");
    }

    @Override
    public JsonNode another() {
        return written("{\"body\": \"Tests\"}");
    }

    private JsonNode written(String body) {
        made(path(), body);
        return last(++written);
    }

    @Override
    public Map<String, String> making() {
        return Map.of(path(), "{\"body\": \"Tests\"}");
    }
}
