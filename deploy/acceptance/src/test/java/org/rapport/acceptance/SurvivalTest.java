package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rapport.acceptance.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rapport.events.Topics;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.SalesEvent;
import org.rapport.installation.page.Command;
import org.rapport.installation.page.Kind;
import org.rapport.installation.page.OperatorPages;

/** What was confirmed is kept and told, whatever is killed meanwhile; and nothing is done twice or lost in a crowd. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurvivalTest {

    private static final String LEADS = "/sales/leads";
    private static final int CROWD = 50;

    private final Suite suite;
    private Organization acme;
    private Api api;

    SurvivalTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void anOrganisation() {
        acme = suite.organization("Survivors");
        api = acme.administrator();
    }

    /** Brings back what a test has killed and, because it failed, not started again. */
    @AfterEach
    void everythingRuns() {
        suite.stack().parts().stream().filter(part -> !part.isRunning()).forEach(part -> part.start());
    }

    @Test
    void aServiceThatIsKilledAfterItConfirmedPublishesWhenItIsBack() {
        try (var writers = Writers.of(api, LEADS)) {
            writers.awaitConfirmed(100);

            suite.stack().kill("sales");
            writers.stop();
            suite.stack().start("sales");

            assertKeptAndTold(writers.confirmed());
        }
    }

    @Test
    void withoutKafkaWritesGoOnAndTheEventsFollow() {
        try (var writers = Writers.of(api, LEADS)) {
            writers.awaitConfirmed(20);

            suite.stack().kill("kafka");
            writers.awaitConfirmed(writers.confirmed().size() + 200);
            writers.stop();

            assertThat(writers.refusals()).isEmpty();
            suite.stack().start("kafka");
            assertKeptAndTold(writers.confirmed());
        }
    }

    @Test
    void whenTheDatabaseCrashesCallersAreToldToComeAgainAndNothingConfirmedIsLost() {
        long lettersBefore = suite.broker().deadLetters();
        Set<UUID> captures = captures("crash");
        try (var writers = Writers.of(api, LEADS)) {
            writers.awaitConfirmed(20);

            suite.stack().kill("postgres");
            writers.awaitRefused(20);
            suite.stack().start("postgres");
            writers.awaitConfirmed(writers.confirmed().size() + 20);
            writers.stop();

            assertThat(writers.refusals()).isNotEmpty().allMatch(refusal -> refusal.status() == 503);
            assertThat(writers.refusals())
                    .allMatch(refusal -> !refusal.header("Retry-After").isEmpty());
            assertKeptAndTold(writers.confirmed());
        }
        assertBecameLeadsOnce(captures);
        assertThat(suite.broker().deadLetters()).isEqualTo(lettersBefore);
    }

    @Test
    void afterTheDatabaseCrashedKeycloakRefusesNobodyForConnectionsThatDiedWithIt() {
        Crowd.of(CROWD, _ -> suite.keycloak().organization(acme.alias()));

        suite.stack().kill("postgres");
        suite.stack().start("postgres");

        for (int i = 0; i < CROWD; i++) {
            assertThat(suite.keycloak().organization(acme.alias())).isPresent();
        }
        eventually(() -> api.get(LEADS).expect(200));
    }

    @Test
    void whatWasWrittenWhileTheReplicationSlotWasLostIsPublished() {
        try (var writers = Writers.of(api, LEADS)) {
            writers.awaitConfirmed(100);

            suite.stack().kill("sales");
            writers.stop();
            eventually(this::dropSlot);
            suite.stack().start("sales");

            assertKeptAndTold(writers.confirmed());
        }
    }

    @Test
    void aConsumerThatIsKilledAtItsWorkTakesEachEventInOnce() {
        Set<UUID> captures = captures("kill");

        suite.stack().kill("sales");
        suite.stack().start("sales");

        assertBecameLeadsOnce(captures);
    }

    @Test
    void theSameRequestFiftyTimesAtOnceIsDoneOnce() {
        Api once = api.with("Idempotency-Key", UUID.randomUUID().toString());
        String body = "{\"lastName\": \"Once\", \"email\": \"once@only.example\"}";

        List<Answer> answers = Crowd.of(CROWD, _ -> once.post(LEADS, body));

        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        assertThat(answers.stream().filter(Answer::isSuccess).map(Answer::id).distinct())
                .hasSize(1);
        assertThat(api.get(LEADS + "?filter=email==once@only.example").items()).hasSize(1);
        Answer later = once.post(LEADS, body).expect(201);
        assertThat(later.header("Idempotent-Replayed")).isEqualTo("true");
        once.post(LEADS, "{\"lastName\": \"Other\"}").expect(422);
    }

    @Test
    void fiftyClientsOnOneRowLoseNoUpdate() {
        Answer lead =
                api.post(LEADS, "{\"lastName\": \"Counter\", \"score\": 0}").expect(201);
        String path = LEADS + "/" + lead.id();

        Crowd.of(CROWD, _ -> addOne(path));

        Answer counted = api.get(path).expect(200);
        assertThat(counted.text("/score")).isEqualTo(Integer.toString(CROWD));
        assertThat(counted.version()).isEqualTo(CROWD + 1);
    }

    @Test
    void anEventThatNobodyCanReadIsSetAsideAndTheNextOneIsHandled() {
        String poison = "poison " + UUID.randomUUID();
        suite.broker().sendToEachPartition(Topics.MARKETING, poison);

        UUID capture = api.post("/marketing/capture", "{\"lastName\": \"Next\", \"email\": \"next@poison.example\"}")
                .expect(201)
                .id();

        eventually(() -> {
            List<JsonNode> found =
                    api.get(LEADS + "?filter=email==next@poison.example").items();
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().path("captureId").asText()).isEqualTo(capture.toString());
        });
        String letters = Topics.deadLetters("marketing", "sales").name();
        eventually(() -> assertThat(suite.broker().messages(letters))
                .filteredOn(letter -> new String(letter.value(), StandardCharsets.UTF_8).equals(poison))
                .hasSize(12)
                .allMatch(letter -> letter.headers().lastHeader("crm-origin-offset") != null));
    }

    /** As a careful client does it: read, change, and read again when somebody else was faster. */
    private Answer addOne(String path) {
        while (true) {
            Answer seen = api.get(path).expect(200);
            int next = seen.body().path("score").asInt() + 1;
            Answer answer = api.ifMatch(seen).patch(path, "{\"score\": " + next + "}");
            if (answer.status() != 412) {
                return answer.expect(200);
            }
        }
    }

    /** What a crowd of visitors has just told, each with an address of its own; who is told to come again does so. */
    private Set<UUID> captures(String occasion) {
        return Crowd.of(CROWD, number -> await().pollDelay(Duration.ZERO)
                        .atMost(Duration.ofMinutes(1))
                        .until(
                                () -> api.post("/marketing/capture", """
                        {"lastName": "Survivor %d", "email": "survivor%d@%s.example"}
                        """.formatted(number, number, occasion)),
                                answer -> answer.status() != 503)
                        .expect(201))
                .stream()
                .map(Answer::id)
                .collect(Collectors.toSet());
    }

    private void assertBecameLeadsOnce(Set<UUID> captures) {
        eventually(() -> assertThat(api.all(LEADS).stream()
                        .map(lead -> lead.path("captureId").asText(""))
                        .filter(id ->
                                captures.stream().anyMatch(it -> it.toString().equals(id)))
                        .toList())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(captures));
    }

    /** As the runbook says. Fails as long as PostgreSQL has not noticed that the relay is gone. */
    private void dropSlot() throws SQLException {
        String told = OperatorPages.commands(Kind.SQL).stream()
                .map(Command::text)
                .filter(text -> text.contains("pg_drop_replication_slot"))
                .findFirst()
                .orElseThrow();
        try (var connection = suite.relay();
                var statement = connection.createStatement()) {
            statement.execute(told);
        }
    }

    /** Each of these leads is there, and a subscriber who starts from nothing has heard of it. */
    private void assertKeptAndTold(Set<UUID> confirmed) {
        eventually(() -> assertThat(api.all(LEADS).stream()
                        .map(lead -> UUID.fromString(lead.path("id").asText()))
                        .toList())
                .containsAll(confirmed));
        eventually(
                () -> assertThat(suite.broker().rebuild(SalesEvent.class, acme.id()).records(LeadRecord.class).stream()
                                .map(LeadRecord::id)
                                .toList())
                        .containsAll(confirmed));
    }
}
