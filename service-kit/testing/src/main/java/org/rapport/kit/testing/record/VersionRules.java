package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody overwrites what he has not seen. */
interface VersionRules extends RecordExample, EntityTagRules {

    @Test
    default void takesOneOfSeveralVersions() {
        String record = location(created(least()));

        ADMINISTRATOR
                .with("If-Match", "\"7\", \"1.0\"")
                .put(record, editable(least()).toString())
                .is(200);
    }

    /** As proxies make of it that compress the answer. */
    @Test
    default void takesTheVersionFromWhateverBecameOfTheTag() {
        for (String tag : List.of("W/\"1.0\"", "\"1.0-gzip\"", "W/\"1.0-br\"", "\"1.0-zstd\"")) {
            String record = location(created(least()));
            String body = editable(least()).toString();
            ADMINISTRATOR
                    .with("If-Match", tag.replace('1', '7'))
                    .put(record, body)
                    .refused(412);
            ADMINISTRATOR.with("If-Match", tag).put(record, body).is(200);
        }
        for (String none : List.of("1.0", "W/1.0", "\"1.0-other\"", "\"gzip\"")) {
            ADMINISTRATOR
                    .with("If-Match", none)
                    .put(location(created(least())), editable(least()).toString())
                    .refused(412);
        }
    }

    @Test
    default void restoresNothingThatIsNotDeleted() {
        ADMINISTRATOR
                .inAnyVersion()
                .post(location(created(least())) + "/restore", "")
                .refused(409);
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
