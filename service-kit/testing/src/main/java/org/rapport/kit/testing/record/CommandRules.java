package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapport.kit.record.RecordType;

/** Whatever makes or changes a record asks who it is, whether he may, and what he has read. */
interface CommandRules extends SeenExample {

    @Test
    default void changesNothingForWhoDoesNotSayWhoItIs() {
        String record = location(another());

        for (Client stranger : Callers.STRANGERS) {
            making().forEach((path, body) -> stranger.post(path, body).refused(401));
            changes()
                    .forEach((change, body) ->
                            stranger.inAnyVersion().change(change, record, body).refused(401));
            additions().forEach((verb, body) -> stranger.post(record + "/" + verb, body)
                    .refused(401));
        }
    }

    @Test
    default void tellsWhoMayOnlyReadWhatIsMissing() {
        String record = location(another());
        Client reader = callers().reader();

        making().forEach((path, body) -> Callers.assertMissing(type(), reader.post(path, body)));
        changes()
                .forEach((change, body) ->
                        Callers.assertMissing(type(), reader.inAnyVersion().change(change, record, body)));
    }

    /** Every permission of the type is one that something needs. */
    @Test
    default void asksForEachPermissionOfTheType() {
        assumeFalse(type().forOperators(), "no role gives anything here");
        String record = location(another());
        Client reader = callers().reader();
        var asked = new HashSet<>(askedBeside());
        making().forEach((path, body) -> asked.add(named(reader.post(path, body))));
        changes()
                .forEach((change, body) -> asked.add(named(reader.inAnyVersion().change(change, record, body))));
        additions().forEach((verb, body) -> asked.add(named(reader.post(record + "/" + verb, body))));
        if (type().isShared()) {
            asked.add(named(reader.post(record + "/shares", "{\"level\": \"read\"}")));
        }

        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(type().actions().stream()
                        .filter(action -> !action.equals(RecordType.READ))
                        .map(type()::permission)
                        .toList());
    }

    /** The permissions that are asked of who may do more than read. */
    default Set<String> askedBeside() {
        return Set.of();
    }

    /** The permission that a refusal names. */
    static String named(Answer answer) {
        return answer.refused(403).json().path("permission").asText();
    }

    @Test
    default void changesNothingForASuspendedTenantNorForNone() {
        making().forEach((path, body) -> {
            callers().ofASuspendedTenant().post(path, body).refused(403).says("type", "urn:problem:tenant-suspended");
            callers().ofNoTenant().post(path, body).refused(403).says("type", "urn:problem:tenant-required");
        });
    }

    @Test
    default void changesTheVersionThatWasReadAlone() {
        assumeFalse(changes().isEmpty(), "nothing changes these records");
        JsonNode before = another();
        String record = location(before);
        Client client = callers().administrator();

        changes().forEach((change, body) -> {
            client.change(change, record, body).refused(428);
            client.with("If-Match", "nonsense").change(change, record, body).refused(412);
            client.with("If-Match", "\"99\"")
                    .change(change, record, body)
                    .refused(412)
                    .says("currentVersion", before.path("version").asInt());
        });
        assertThat(client.get(record).record()).isEqualTo(before);
    }

    @Test
    default void whatIsPatchedWithNothingStaysAsItIs() {
        JsonNode before = aPatchable();

        assertThat(callers()
                        .administrator()
                        .inAnyVersion()
                        .patch(location(before), "{}")
                        .record())
                .isEqualTo(before);
    }

    @Test
    default void refusesPatchesThatAreNone() {
        JsonNode before = aPatchable();
        String record = location(before);
        Client client = callers().administrator().inAnyVersion();

        client.patch(record, "{\"colour\": 1}").refused(400).at("/colour");
        client.patch(record, "{\"version\": 1}").refused(400).at("/version");
        for (String none : List.of("[{\"op\": \"remove\"}]", "\"text\"", "null", "{", "")) {
            client.patch(record, none).refused(400);
        }
        assertThat(client.get(record).record()).isEqualTo(before);
    }

    private JsonNode aPatchable() {
        assumeTrue(changes().containsKey("PATCH"), "these records cannot be patched");
        return shown();
    }
}
