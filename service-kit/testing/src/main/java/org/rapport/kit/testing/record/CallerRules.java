package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.record.RecordType.CREATE;
import static org.rapport.kit.record.RecordType.DELETE;
import static org.rapport.kit.record.RecordType.EDIT;
import static org.rapport.kit.record.RecordType.READ;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;
import static org.rapport.kit.testing.record.Client.OF_ANOTHER_TENANT;
import static org.rapport.kit.testing.record.Client.OF_A_SUSPENDED_TENANT;
import static org.rapport.kit.testing.record.Client.OF_NO_TENANT;
import static org.rapport.kit.testing.record.Client.OUTSIDER;
import static org.rapport.kit.testing.record.Client.READER;
import static org.rapport.kit.testing.record.Client.WITHOUT_TOKEN;
import static org.rapport.kit.testing.record.Client.WITH_AN_EXPIRED_TOKEN;
import static org.rapport.kit.testing.record.Client.WITH_NONSENSE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what, and what those learn who may not. */
interface CallerRules extends RecordExample {

    @Test
    default void refusesWhoDoesNotSayWhoItIs() {
        String record = location(created(least()));

        for (Client stranger : List.of(WITHOUT_TOKEN, WITH_NONSENSE, WITH_AN_EXPIRED_TOKEN)) {
            for (Answer answer : List.of(
                    stranger.get(path()),
                    stranger.get(record),
                    stranger.post(path(), least().toString()),
                    stranger.inAnyVersion().delete(record))) {
                answer.refused(401).has("WWW-Authenticate", "Bearer").says("type", "urn:problem:unauthenticated");
            }
        }
    }

    @Test
    default void refusesWhoLacksThePermissionAndNamesIt() {
        String record = location(created(least()));
        String body = least().toString();
        Client reader = READER.inAnyVersion();

        READER.get(record).is(200);
        READER.get(path()).is(200);
        missing(CREATE, READER.post(path(), body));
        missing(EDIT, reader.put(record, editable(least()).toString()));
        missing(EDIT, reader.patch(record, "{}"));
        missing(DELETE, reader.delete(record));
        missing(DELETE, reader.post(record + "/restore", ""));
        missing(DELETE, READER.get(path() + "?deleted=true"));
        verbs().forEach((verb, command) -> {
            Answer answer = reader.post(record + "/" + verb, command).refused(403);
            assertThat(type().actions())
                    .as("actions of %s, one of which %s needs", type(), verb)
                    .anyMatch(
                            action -> answer.json().path("permission").asText().equals(type().permission(action)));
        });
        missing(READ, OUTSIDER.get(path()));
        missing(CREATE, OUTSIDER.post(path(), body));
    }

    /** Who may not read the type learns nothing of a record, not even that it exists. */
    @Test
    default void tellsWhoMayNotReadThatThereIsNothing() {
        everyOperationFindsNothing(OUTSIDER, location(created(least())));
    }

    @Test
    default void refusesChangesForASuspendedTenantAndEverythingForNone() {
        OF_A_SUSPENDED_TENANT
                .post(path(), least().toString())
                .refused(403)
                .says("type", "urn:problem:tenant-suspended");
        OF_A_SUSPENDED_TENANT.get(path()).is(200);
        OF_NO_TENANT.get(path()).refused(403).says("type", "urn:problem:tenant-required");
    }

    @Test
    default void anotherTenantsRecordIsNotThere() {
        JsonNode created = created(least());

        everyOperationFindsNothing(OF_ANOTHER_TENANT, location(created));

        assertThat(ADMINISTRATOR.get(location(created)).record()).isEqualTo(created);
        assertThat(OF_ANOTHER_TENANT.get(path() + "?limit=200").ids())
                .doesNotContain(created.path("id").asText());
    }

    @Test
    default void whatDoesNotExistIsFoundByNoOperation() {
        everyOperationFindsNothing(ADMINISTRATOR, path() + "/" + UUID.randomUUID());
    }

    private void everyOperationFindsNothing(Client client, String record) {
        for (String read : List.of("", "/history", "?deleted=true", "?asOf=2999-01-01T00:00:00Z")) {
            client.get(record + read).refused(404);
        }
        Client changing = client.inAnyVersion();
        changing.put(record, editable(least()).toString()).refused(404);
        changing.patch(record, "{}").refused(404);
        changing.delete(record).refused(404);
        changing.post(record + "/restore", "").refused(404);
        verbs().forEach((verb, command) ->
                changing.post(record + "/" + verb, command).refused(404));
    }

    private void missing(String action, Answer answer) {
        answer.refused(403).says("permission", type().permission(action));
    }
}
