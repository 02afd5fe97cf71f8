package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.FakeService;

/** A job is found whichever service works on it. */
@QuarkusTest
class JobOfAnyTest extends QuestionTest {

    private static final String ID = "0198c0de-0000-7000-8000-00000000a0b0";
    private static final String JOB = "{\"id\":\"%s\",\"status\":\"running\"}".formatted(ID);

    @BeforeEach
    void nobodyKnows() {
        SERVICES.forEach(name -> answers(name, 404, "{\"type\":\"urn:problem:not-found\",\"status\":404}"));
    }

    @Test
    void asksAllThatHaveJobsAndTellsWhatTheOneThatKnowsSays() {
        answers("marketing", 200, JOB);

        var answer = read();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(JOB);
        assertThat(answer.headers().firstValue("Content-Location")).hasValue("/marketing/jobs/" + ID);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        for (var name : List.of("sales", "marketing", "support")) {
            assertThat(onlyAsked(name).uri()).hasToString("/" + name + "/jobs/" + ID);
        }
        assertThat(surroundings.service("admin").asked()).isEmpty();
    }

    @Test
    void tellsItThoughAnotherDoesNotAnswer() {
        answers("support", 200, JOB);
        answers("sales", 503, "{\"type\":\"urn:problem:unavailable\",\"status\":503}");

        assertThat(read().statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatThereIsNoneOnlyIfAllSaySo() {
        assertThat(problemOf(read())).isEqualTo("not-found");

        answers(
                "support",
                503,
                "{\"type\":\"urn:problem:unavailable\",\"title\":\"Unavailable\",\"status\":503,\"traceId\":\"1\"}");
        assertThat(problemOf(read())).isEqualTo("unavailable");
    }

    @Test
    void isForWhoHasSignedInAndIsOnlyRead() {
        assertThat(send(to("/api/jobs/" + ID).GET()).statusCode()).isEqualTo(401);
        var changed = send(asAda("/api/jobs/" + ID).POST(BodyPublishers.noBody()));
        assertThat(changed.statusCode()).isEqualTo(405);
        assertThat(changed.headers().firstValue("Allow")).hasValue("GET");
        assertNobodyWasAsked();
    }

    private HttpResponse<String> read() {
        return send(asAda("/api/jobs/" + ID).GET());
    }

    private void answers(String name, int status, String body) {
        surroundings.service(name).answer(exchange -> FakeService.respond(exchange, status, body));
    }
}
