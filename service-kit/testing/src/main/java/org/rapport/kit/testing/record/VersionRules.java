package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody overwrites what he has not seen, and nobody is sent what he has already. */
interface VersionRules extends RecordExample {

    @Test
    default void requiresTheVersionThatWasRead() {
        String record = location(created(least()));
        String body = editable(least()).toString();

        ADMINISTRATOR.delete(record).refused(428);
        ADMINISTRATOR.patch(record, "{}").refused(428);
        ADMINISTRATOR.put(record, body).refused(428);
        ADMINISTRATOR.with("If-Match", "\"9\"").delete(record).refused(412).says("currentVersion", 1);
        ADMINISTRATOR.with("If-Match", "nonsense").delete(record).refused(412);
        ADMINISTRATOR.with("If-Match", "\"9\"").patch(record, "{}").refused(412);
        ADMINISTRATOR.with("If-Match", "\"9\"").put(record, body).refused(412);
        verbs().forEach((verb, command) -> {
            ADMINISTRATOR.post(record + "/" + verb, command).refused(428);
            ADMINISTRATOR
                    .with("If-Match", "\"9\"")
                    .post(record + "/" + verb, command)
                    .refused(412);
        });
        ADMINISTRATOR.inAnyVersion().post(record + "/restore", "").refused(409);
        ADMINISTRATOR.with("If-Match", "\"7\", \"1.0\"").put(record, body).is(200);
    }

    @Test
    default void sendsWhatOneHasAlreadyNotAgain() {
        String record = location(created(least()));
        var read = ADMINISTRATOR.get(record).is(200).has("ETag", "\"1.0\"").has("Cache-Control", "private, no-cache");

        ADMINISTRATOR
                .with("If-None-Match", read.header("ETag"))
                .get(record)
                .is(304)
                .has("ETag", "\"1.0\"");
        ADMINISTRATOR.with("If-None-Match", "\"0.0\"").get(record).is(200);
    }

    @Test
    default void answersEachChangeWithItsTag() {
        JsonNode created = created(least());
        String record = location(created);
        String body = editable(most()).toString();

        ADMINISTRATOR.with("If-Match", "\"1.0\"").put(record, body).is(200).has("ETag", "\"2.0\"");
        ADMINISTRATOR.with("If-Match", "\"2.0\"").delete(record).is(204);
        ADMINISTRATOR
                .with("If-Match", "\"3.0\"")
                .post(record + "/restore", "")
                .is(200)
                .has("ETag", "\"4.0\"");
    }

    /** Fifty have read the same and replace it at once. */
    @Test
    default void ofManyWhoChangeTheSameVersionOneDoes() {
        String record = location(created(least()));
        String body = editable(most()).toString();

        List<Integer> statuses =
                Crowd.of(50, () -> ADMINISTRATOR.with("If-Match", "\"1.0\"").put(record, body)).stream()
                        .map(answer -> answer.is(200, 412, 503).response().statusCode())
                        .toList();

        assertThat(Collections.frequency(statuses, 200))
                .as("answers 200 among %s", statuses)
                .isEqualTo(1);
        assertThat(ADMINISTRATOR.get(record).record().path("version").asInt()).isEqualTo(2);
    }
}
