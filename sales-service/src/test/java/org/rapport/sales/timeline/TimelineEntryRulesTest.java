package org.rapport.sales.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.rapport.kit.testing.record.PartRules;

@QuarkusTest
class TimelineEntryRulesTest extends PartRules {

    private int happened = 1;

    TimelineEntryRulesTest() {
        super(TimelineEntry.TYPE, "timeline");
    }

    /** That it was made is the first thing that happened around it. */
    @Override
    protected String whole() {
        return "/sales/accounts/"
                + made("/sales/accounts", "{\"name\": \"Rules Inc.\"}")
                        .path("id")
                        .asText();
    }

    @Override
    public JsonNode shown() {
        return deal(", \"amount\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}");
    }

    @Override
    public JsonNode another() {
        return deal("");
    }

    private JsonNode deal(String more) {
        String account = path().split("/")[3];
        made("/sales/opportunities", "{\"name\": \"Tests\", \"accountId\": \"%s\"%s}".formatted(account, more));
        return last(++happened);
    }

    /** Of two attributes. */
    @Override
    public Set<String> computed() {
        return Set.of("subject");
    }
}
