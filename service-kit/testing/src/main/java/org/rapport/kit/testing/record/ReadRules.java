package org.rapport.kit.testing.record;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Predicate;
import org.rapport.kit.record.RecordType;

/**
 * What records owe their callers that nobody makes by the standard commands: that are only read, or have commands of
 * their own, whose rules are {@link OwnCommandRules}. A type's test extends this, adds {@code @QuarkusTest}, and gets
 * hold of records.
 */
public abstract class ReadRules extends TypeRules
        implements SightRules,
                MaskedSightRules,
                QuestionRules,
                EntityTagRules,
                ListRules,
                TraceRules,
                AsOfRules,
                WallRules,
                MappingRules,
                PolicyRules,
                ConditionRules,
                ClosedRules,
                DecisionRules,
                SimulationRules {

    /** The rules for {@code type}, whose records are found below {@code path}. */
    protected ReadRules(RecordType<?, ?> type, String path) {
        super(type, path);
    }

    /** What an administrator of ACME makes by a POST. */
    protected final JsonNode made(String where, String body) {
        return callers().administrator().post(where, body).is(200, 201).json();
    }

    /** What an administrator of ACME reads at {@code location}, as soon as {@code expected} holds of it. */
    protected final JsonNode awaited(String location, Predicate<JsonNode> expected) {
        return await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(() -> callers().administrator().get(location).json(), expected);
    }

    /** The first record that {@code filter} finds for an administrator of ACME, as soon as there is one. */
    protected final JsonNode found(String filter) {
        return awaited(path() + "?filter=" + filter, list -> list.path("items").has(0))
                .path("items")
                .get(0);
    }
}
