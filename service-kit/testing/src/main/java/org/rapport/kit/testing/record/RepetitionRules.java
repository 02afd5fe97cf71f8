package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;
import static org.rapport.kit.testing.record.Client.READER;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestRoles;

/** What is asked twice under one {@code Idempotency-Key} is done once. */
interface RepetitionRules extends RecordExample {

    @Test
    default void createsOnceWhatIsAskedTwice() {
        Client client = withKey();
        String body = least().toString();
        Answer first = client.post(path(), body).is(201).has("ETag", "\"1.0\"");

        Answer second = client.post(path(), body).is(201).has("ETag", "\"1.0\"").has("Idempotent-Replayed", "true");

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .endsWith(location(first.json()));
    }

    /** Programs name properties in whatever order, and say or leave out what has no value. */
    @Test
    default void knowsARequestAgainHoweverItIsWritten() {
        var all = most();
        Client client = withKey();
        String id =
                client.post(path(), all.toString()).is(201).json().path("id").asText();
        client.post(path(), Json.reversed(all).toString())
                .is(201)
                .has("Idempotent-Replayed", "true")
                .says("id", id);

        var some = least();
        Client another = withKey();
        another.post(path(), some.toString()).is(201);
        for (String property : optional()) {
            another.post(path(), Json.with(property, "null", some).toString())
                    .is(201)
                    .has("Idempotent-Replayed", "true");
        }
    }

    @Test
    default void takesAKeyAtAnotherPathForAnother() {
        Client client = withKey().inAnyVersion();
        String record = location(client.post(path(), least().toString()).is(201).json());
        ADMINISTRATOR.inAnyVersion().delete(record).is(204);

        assertThat(client.post(record + "/restore", "").is(200).header("Idempotent-Replayed"))
                .isNull();
    }

    @Test
    default void refusesAKeyThatCameWithAnotherBody() {
        Client client = withKey();
        client.post(path(), least().toString()).is(201);

        client.post(path(), most().toString()).refused(422).says("type", "urn:problem:idempotency-key-reused");
    }

    @Test
    default void repeatsNoAnswerToWhoMayNotAsk() {
        String key = UUID.randomUUID().toString();
        String body = least().toString();
        ADMINISTRATOR.with("Idempotency-Key", key).post(path(), body).is(201);

        READER.with("Idempotency-Key", key).post(path(), body).refused(403);
    }

    /** Nor does an answer tell of a record what can no longer be read of it. */
    @Test
    default void repeatsNoAnswerAboutARecordThatIsOutOfReachNow() {
        assumeTrue(!type().forOperators(), "no role reaches these records");
        TestRoles.vary(everything());
        Client client = varying();
        String body = least().toString();
        JsonNode made = client.post(path(), body).is(201).json();
        client.post(path(), body).is(201).has("Idempotent-Replayed", "true");
        ADMINISTRATOR.inAnyVersion().delete(location(made)).is(204);
        Client restoring = varying().inAnyVersion();
        restoring.post(location(made) + "/restore", "").is(200);

        TestRoles.vary(new Grant(
                type().name(),
                type().actions().stream()
                        .filter(action -> !action.equals(RecordType.READ))
                        .toList()));

        assertNothingIsTold(client.post(path(), body));
        assertNothingIsTold(restoring.post(location(made) + "/restore", ""));
    }

    /** What was one's own when the answer was given may be somebody else's when it is repeated. */
    @Test
    default void repeatsNoAnswerAboutARecordThatIsNotOnesOwnAnyMore() {
        assumeTrue(type().owner() != null, "nobody cares for these records");
        TestRoles.vary(everything());
        Client client = varying();
        String own = least().put(type().owner(), Member.VARYING.subject(ACME)).toString();
        String other = least().put(type().owner(), Member.READER.subject(ACME)).toString();
        Client another = varying();
        client.post(path(), own).is(201);
        another.post(path(), other).is(201);

        TestRoles.vary(new Grant(type().name(), MaskedSightRules.ALL, Reach.OWN));

        client.post(path(), own).is(201).has("Idempotent-Replayed", "true");
        assertNothingIsTold(another.post(path(), other));
    }

    /** Whoever lost the answer learns that it was made, whatever became of it. */
    @Test
    default void repeatsTheAnswerThoughTheRecordWasDeletedMeanwhile() {
        Client client = withKey();
        String body = least().toString();
        JsonNode made = client.post(path(), body).is(201).json();
        ADMINISTRATOR.inAnyVersion().delete(location(made)).is(204);

        assertThat(client.post(path(), body)
                        .is(201)
                        .has("Idempotent-Replayed", "true")
                        .json())
                .isEqualTo(made);
    }

    @Test
    default void restoresOnceWhatIsAskedTwice() {
        String record = location(created(least()));
        ADMINISTRATOR.inAnyVersion().delete(record).is(204);
        Client client = withKey().inAnyVersion();

        JsonNode restored = client.post(record + "/restore", "").record();

        assertThat(client.post(record + "/restore", "")
                        .has("Idempotent-Replayed", "true")
                        .record())
                .isEqualTo(restored);
    }

    /** Fifty send the same request under one key at once: one works, the others hear that it does, or what came of it. */
    @Test
    default void createsOnceWhatManyAskAtOnce() {
        String request = UUID.randomUUID().toString();
        Client client = withKey().with("X-Request-Id", request);
        String body = least().toString();

        List<Answer> answers = Crowd.of(50, () -> client.post(path(), body).is(201, 409, 503));

        var made = answers.stream()
                .filter(answer -> answer.response().statusCode() == 201)
                .map(Answer::json)
                .distinct()
                .toList();
        assertThat(made).as("records that the crowd was told of").hasSize(1);
        assertThat(ServiceTables.count(
                        "from journal where aggregate_type = '%s' and request_id = '%s'".formatted(type(), request)))
                .as("records that the crowd made")
                .isEqualTo(1);
    }

    private static Client withKey() {
        return ADMINISTRATOR.with("Idempotency-Key", UUID.randomUUID());
    }

    private static void assertNothingIsTold(Answer answer) {
        assertThat(answer.refused(404).header("Idempotent-Replayed")).isNull();
    }

    private Grant[] everything() {
        return Stream.concat(MaskedSightRules.OTHERS.stream(), Stream.of(type().name()))
                .distinct()
                .map(each -> new Grant(each, MaskedSightRules.ALL))
                .toArray(Grant[]::new);
    }

    private static Client varying() {
        return Client.VARYING.with("Idempotency-Key", UUID.randomUUID());
    }
}
