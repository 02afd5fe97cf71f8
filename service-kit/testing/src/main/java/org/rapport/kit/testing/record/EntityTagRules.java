package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody is sent what he has already, and nothing that is his is kept for others. */
interface EntityTagRules extends SeenExample {

    @Test
    default void sendsWhatOneHasAlreadyNotAgain() {
        assumeTrue(isReadAlone(), "these records are shown in lists only");
        JsonNode shown = shown();
        String record = location(shown);
        Client client = callers().administrator();
        Answer read = client.get(record).is(200).has("Cache-Control", "private, no-cache");

        if (isAggregate()) {
            String tag = "\"%s.0\"".formatted(shown.path("version").asText());
            read.has("ETag", tag);
            for (String known : List.of(tag, "W/" + tag, tag.replaceFirst("\"$", "-gzip\""), "\"x\", " + tag, "*")) {
                client.with("If-None-Match", known).get(record).is(304).has("ETag", tag);
            }
        } else {
            assertThat(read.header("ETag")).as("tag of what has no version").isNull();
        }
        client.with("If-None-Match", "\"0.0\"").get(record).is(200);
    }
}
