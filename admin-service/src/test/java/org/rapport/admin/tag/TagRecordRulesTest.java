package org.rapport.admin.tag;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.rapport.kit.testing.record.RecordRules;

@QuarkusTest
class TagRecordRulesTest extends RecordRules {

    TagRecordRulesTest() {
        super(Tag.TYPE, "/api/tags");
    }

    @Override
    public String minimal() {
        return "{\"name\": \"Tag %s\"}".formatted(UUID.randomUUID());
    }

    @Override
    public String full() {
        return "{\"color\": \"#1d4ed8\", \"description\": \"Buys for others, too\"}";
    }
}
