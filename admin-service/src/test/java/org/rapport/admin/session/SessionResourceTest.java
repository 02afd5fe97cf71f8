package org.rapport.admin.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.admin.fixture.Organizations.SOON;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.admin.fixture.FakeKeycloak;
import org.rapport.admin.fixture.Organizations;
import org.rapport.events.CrmEvents;
import org.rapport.events.Topics;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.TestLogin;

@QuarkusTest
class SessionResourceTest {

    private static final String PATH = "/internal/sessions";

    private final String ann = UUID.randomUUID().toString();
    private final String bob = UUID.randomUUID().toString();

    @AfterEach
    void keycloakComesBack() {
        FakeKeycloak.running().comesBack();
    }

    @Test
    void showsAllSessionsOfOnePerson() {
        String browser = FakeKeycloak.running().hasSession(ann, "crm-gateway", false);
        String phone = FakeKeycloak.running().hasSession(ann, "crm-mobile", true);
        FakeKeycloak.running().hasSession(bob, "crm-gateway", false);

        asGateway()
                .get(PATH + "?subject=" + ann)
                .then()
                .statusCode(200)
                .body("items.id", containsInAnyOrder(browser, phone))
                .body("items.find { it.id == '" + browser + "' }.clients", equalTo(List.of("crm-gateway")))
                .body("items.find { it.id == '" + browser + "' }.address", equalTo("192.0.2.17"))
                .body("items.find { it.id == '" + browser + "' }.startedAt", equalTo("2023-11-14T22:13:20Z"))
                .body("items.find { it.id == '" + browser + "' }.seenAt", equalTo("2023-11-14T22:14:20Z"))
                .body("items.find { it.id == '" + browser + "' }.offline", equalTo(false))
                .body("items.find { it.id == '" + phone + "' }.offline", equalTo(true));
        asGateway()
                .get(PATH + "?subject=" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsASessionAtKeycloakAndTellsIt(boolean offline) {
        String session = FakeKeycloak.running().hasSession(ann, "crm-mobile", offline);

        asGateway().delete(PATH + "/" + session + "?subject=" + ann).then().statusCode(204);

        assertThat(FakeKeycloak.running().isOpen(session)).isFalse();
        await().atMost(SOON).until(() -> told(session) == 1);
    }

    @Test
    void endsNoSessionOfSomebodyElse() {
        String session = FakeKeycloak.running().hasSession(ann, "crm-gateway", false);

        asGateway().delete(PATH + "/" + session + "?subject=" + bob).then().statusCode(404);
        asGateway().delete(PATH + "/none?subject=" + ann).then().statusCode(404);

        assertThat(FakeKeycloak.running().isOpen(session)).isTrue();
    }

    @Test
    void saysThatKeycloakIsAway() {
        FakeKeycloak.running().goesAway();

        asGateway()
                .get(PATH + "?subject=" + ann)
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:problem:keycloak-away"));
    }

    @Test
    void tellsAnEndOnceThoughItIsHeardOfTwentyTimesAtOnce() throws Exception {
        String session = UUID.randomUUID().toString();
        Callable<Integer> hear = () -> ended(session, ann);

        try (var threads = Executors.newFixedThreadPool(20)) {
            assertThat(threads
                            .invokeAll(
                                    IntStream.range(0, 20).mapToObj(_ -> hear).toList())
                            .stream()
                            .map(Future::resultNow))
                    .containsOnly(204);
        }
        String last = UUID.randomUUID().toString();
        assertThat(ended(last, ann)).isEqualTo(204);

        await().atMost(SOON).until(() -> told(last) == 1);
        assertThat(told(session)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"sid\": \"\", \"subject\": \"s\"}", "{\"sid\": \"s\"}", "{\"sid\": 5}", "null"})
    void refusesWhatIsNoEnd(String body) {
        asGateway().body(body).post(PATH + "/ended").then().statusCode(400);
    }

    /** Nobody gets here through the gateway; should it ever be otherwise, it does not help. */
    @Test
    void isForTheGatewayAlone() {
        Organizations.asOperator().get(PATH + "?subject=" + ann).then().statusCode(404);
        Organizations.asOperator().delete(PATH + "/any?subject=" + ann).then().statusCode(404);
        Organizations.asOperator()
                .body("{\"sid\": \"s\", \"subject\": \"t\"}")
                .post(PATH + "/ended")
                .then()
                .statusCode(404);
    }

    private static int ended(String session, String subject) {
        return asGateway()
                .body("{\"sid\": \"%s\", \"subject\": \"%s\"}".formatted(session, subject))
                .post(PATH + "/ended")
                .statusCode();
    }

    /** How often the directory topic says that the session has ended, in the form that the gateway reads. */
    private static long told(String session) {
        return Broker.all(Topics.DIRECTORY).stream()
                .filter(message -> message.value() != null)
                .map(message -> CrmEvents.read(message.value()))
                .filter(event -> event.type().equals("org.rapport.admin.session.revoked.v1"))
                .map(event -> event.data().path("record"))
                .filter(record -> record.path("sid").asText().equals(session))
                .filter(record -> Instant.parse(record.path("expiresAt").asText())
                        .isAfter(Instant.now().plus(Duration.ofMinutes(15))))
                .count();
    }

    private static RequestSpecification asGateway() {
        return TestLogin.with(TestLogin.sign(
                TestLogin.claims("gateway").claim("actor_type", "service").claim("scope", "sessions")));
    }
}
