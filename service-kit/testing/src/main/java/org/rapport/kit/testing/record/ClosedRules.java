package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapport.kit.record.RecordType;

/** What cannot be done to records of a type is refused, whoever asks. */
interface ClosedRules extends SeenExample {

    @Test
    default void refusesWhatTheTypeDoesNotOffer() {
        JsonNode shown = shown();
        String record = location(shown);
        Client client = callers().administrator().inAnyVersion();

        for (String change : List.of("PUT", "PATCH", "DELETE", "POST /restore")) {
            if (!changes().containsKey(change)) {
                client.change(change, record, "{}").is(404, 405).tellsNothing();
            }
        }
        if (!making().containsKey(path())) {
            client.post(path(), "{}").refused(405);
        }
        client.put(path(), "{}").refused(405);
        client.delete(path()).refused(405);
        assertThat(since(shown).get(path()).record().path("items")).contains(shown);
    }

    @Test
    default void hasNoListOfDeletedRecordsWhereNoneIsDeleted() {
        assertThat(type().has(RecordType.DELETE)).as("deletes").isFalse();

        callers()
                .administrator()
                .asking("deleted", true)
                .get(path())
                .refused(400)
                .at("#deleted");
    }
}
