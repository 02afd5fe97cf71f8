package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** A record can be seen as it was. */
interface AsOfRules extends SeenExample {

    @Test
    default void anInstantShowsWhatWasThen() {
        assumeTrue(isAggregate(), "these records have no past");
        JsonNode shown = shown();
        String record = location(shown);
        Client client = callers().administrator();

        assertThat(client.asking("asOf", shown.path("updatedAt").asText())
                        .get(record)
                        .record())
                .isEqualTo(shown);
        client.get(record + "?asOf=2020-01-01T00:00:00Z").refused(404);
        client.get(record + "?asOf=yesterday").refused(400).at("#asOf");
    }
}
