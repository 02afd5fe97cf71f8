package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.record.RecordType.READ;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may see records, and what those learn who may not. */
interface SightRules extends SeenExample {

    @Test
    default void showsNothingToWhoDoesNotSayWhoItIs() {
        String record = location(shown());

        for (Client stranger : Callers.STRANGERS) {
            assertUnauthenticated(stranger.get(path()));
            reads(record).forEach(read -> assertUnauthenticated(stranger.get(read)));
        }
    }

    @Test
    default void showsRecordsToWhoMayReadThem() {
        JsonNode record = shown();
        Client reader =
                type().forOperators() ? callers().administrator() : callers().reader();

        reader.get(path()).is(200);
        reads(location(record)).forEach(read -> reader.get(read).is(200));
        if (isReadAlone()) {
            assertThat(reader.get(location(record)).record()).isEqualTo(record);
        }
    }

    /** Who may not read the type learns nothing of a record, not even that it exists. */
    @Test
    default void tellsWhoMayNotReadThatThereIsNothing() {
        String record = location(another());
        Answer list = callers().outsider().get(path());

        if (type().forOperators()) {
            Callers.assertMissing(type(), list);
            reads(record)
                    .forEach(read ->
                            Callers.assertMissing(type(), callers().outsider().get(read)));
        } else {
            if (isPart()) {
                list.refused(404);
            } else {
                list.refused(403).says("permission", type().permission(READ));
            }
            assertNothingIsFound(callers().outsider(), record);
        }
    }

    @Test
    default void showsASuspendedTenantItsRecordsAndNoneToNoTenant() {
        callers().ofASuspendedTenant().get(path()).is(isPart() ? 404 : 200);
        callers().ofNoTenant().get(path()).refused(403).says("type", "urn:problem:tenant-required");
    }

    @Test
    default void anotherTenantsRecordIsNotThere() {
        JsonNode record = another();

        assertNothingIsFound(callers().ofAnotherTenant(), location(record));

        assertThat(since(record).get(path()).record().path("items")).contains(record);
        Answer list = callers().ofAnotherTenant().asking("limit", 200).get(path());
        if (isPart()) {
            list.refused(404);
        } else {
            assertThat(Json.each(list.record().path("items"), key())).doesNotContain(id(record));
        }
    }

    @Test
    default void whatDoesNotExistIsFoundByNoOperation() {
        assertNothingIsFound(callers().administrator(), path() + "/" + UUID.randomUUID());
    }

    /** Requires that nothing can be read of, or done to, what is at {@code record}. */
    default void assertNothingIsFound(Client client, String record) {
        reads(record).forEach(read -> client.get(read).refused(404));
        changes()
                .forEach((change, body) ->
                        client.inAnyVersion().change(change, record, body).refused(404));
    }

    private static void assertUnauthenticated(Answer answer) {
        answer.refused(401).has("WWW-Authenticate", "Bearer").says("type", "urn:problem:unauthenticated");
    }
}
