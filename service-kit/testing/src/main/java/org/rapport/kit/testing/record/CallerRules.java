package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rapport.kit.record.RecordType.ASSIGN;
import static org.rapport.kit.record.RecordType.CREATE;
import static org.rapport.kit.record.RecordType.DELETE;
import static org.rapport.kit.record.RecordType.EDIT;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.record.Client.EDITOR;
import static org.rapport.kit.testing.record.Client.OUTSIDER;
import static org.rapport.kit.testing.record.Client.READER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin.Member;

/** Who may do what the standard commands do, and what those learn who may not. */
interface CallerRules extends RecordExample, SightRules, CommandRules {

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

    /** Who may edit a record can give it to nobody, neither a new one nor a known one. */
    @Test
    default void takesMoreThanEditingToGiveARecordToSomebody() {
        assumeTrue(namesAnOwner(), "nobody is named in these records");
        JsonNode before = created(least());

        missing(ASSIGN, EDITOR.post(path(), given(least())));
        if (optional().contains(type().owner())) {
            missing(ASSIGN, EDITOR.inAnyVersion().patch(location(before), given(Json.object("{}"))));
        }
        EDITOR.inAnyVersion().patch(location(before), "{}").is(200);
        assertThat(READER.get(location(before)).record()).isEqualTo(before);
    }

    private boolean namesAnOwner() {
        return type().owner() != null && most().has(type().owner());
    }

    /** What is said with {@code said}, and that somebody else is to care for it. */
    private String given(ObjectNode said) {
        return said.put(type().owner(), Member.READER.subject(ACME)).toString();
    }

    @Override
    default Set<String> askedBeside() {
        return namesAnOwner() ? Set.of(CommandRules.named(EDITOR.post(path(), given(least())))) : Set.of();
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
