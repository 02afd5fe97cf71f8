package org.rapport.kit.testing.record;

import static org.rapport.kit.record.RecordType.CREATE;
import static org.rapport.kit.record.RecordType.DELETE;
import static org.rapport.kit.record.RecordType.EDIT;
import static org.rapport.kit.testing.record.Client.OUTSIDER;
import static org.rapport.kit.testing.record.Client.READER;

import org.junit.jupiter.api.Test;

/** Who may do what the standard commands do, and what those learn who may not. */
interface CallerRules extends RecordExample, SightRules {

    @Test
    default void namesThePermissionOfEachStandardCommand() {
        String record = location(created(least()));
        String body = least().toString();
        Client reader = READER.inAnyVersion();

        missing(CREATE, READER.post(path(), body));
        missing(EDIT, reader.put(record, editable(least()).toString()));
        missing(EDIT, reader.patch(record, "{}"));
        missing(DELETE, reader.delete(record));
        missing(DELETE, reader.post(record + "/restore", ""));
        missing(DELETE, READER.get(path() + "?deleted=true"));
        missing(CREATE, OUTSIDER.post(path(), body));
    }

    @Override
    default void assertNothingIsFound(Client client, String record) {
        SightRules.super.assertNothingIsFound(client, record);
        client.get(record + "?deleted=true").refused(404);
        client.inAnyVersion().post(record + "/restore", "").refused(404);
    }

    private void missing(String action, Answer answer) {
        answer.refused(403).says("permission", type().permission(action));
    }
}
