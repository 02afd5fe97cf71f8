package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.FakeService;

/** Words are looked for wherever there are records. */
@QuarkusTest
class SearchOfAllTest extends QuestionTest {

    @BeforeEach
    void nothingIsFound() {
        SERVICES.forEach(name -> answers(name, 200, "{\"items\":[]}"));
    }

    @Test
    void showsTheHitsOfAllInTurn() {
        finds("sales", "contact", 3);
        finds("support", "ticket", 2);

        var answer = search("q=h%C3%A4us+5%2B&limit=4");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(membersOf(answer.body(), "items", "type", "id"))
                .containsExactly("contact 0", "ticket 0", "contact 1", "ticket 1");
        assertThat(new JsonObject(answer.body()).containsKey("unavailable")).isFalse();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        for (var name : List.of("sales", "marketing", "support")) {
            assertThat(onlyAsked(name).uri()).hasToString("/" + name + "/search?q=h%C3%A4us%205%2B&limit=4");
        }
        assertThat(surroundings.service("admin").asked()).isEmpty();
    }

    @Test
    void asksOnlyThoseOfWhoseTypesSomebodyAsks() {
        search("q=a&types=contact,ticket,lead");

        assertThat(onlyAsked("sales").uri()).hasToString("/sales/search?q=a&types=contact%2Clead");
        assertThat(onlyAsked("support").uri()).hasToString("/support/search?q=a&types=ticket");
        assertThat(surroundings.service("marketing").asked()).isEmpty();
    }

    @Test
    void refusesTypesThatNobodyFinds() {
        for (var types : List.of("contact,role", "house", "")) {
            var answer = search("q=a&types=" + types);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(pointersOf(answer)).containsExactly("#types");
        }
        assertNobodyWasAsked();
    }

    @Test
    void showsWhatTheOthersHaveFoundAndNamesWhoDoesNotAnswer() {
        finds("sales", "contact", 1);
        answers("support", 503, "{\"type\":\"urn:problem:unavailable\",\"status\":503}");
        answers("marketing", 404, "{\"type\":\"urn:problem:not-found\",\"status\":404}");

        var answer = search("q=a");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(membersOf(answer.body(), "items", "type")).containsExactly("contact");
        assertThat(new JsonObject(answer.body()).getJsonArray("unavailable"))
                .isEqualTo(JsonArray.of("marketing", "support"));
    }

    @Test
    void isUnavailableOnlyIfAllAre() {
        SERVICES.forEach(name -> answers(name, 503, "{\"type\":\"urn:problem:unavailable\",\"status\":503}"));

        assertThat(search("q=a").statusCode()).isEqualTo(503);
    }

    @Test
    void tellsWhatIsWrongWithTheQuestion() {
        finds("support", "ticket", 1);
        answers("sales", 400, """
                {"type":"urn:problem:malformed-request","status":400,"errors":[{"pointer":"#q","detail":"must be words"}]}""");

        var answer = search("");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(pointersOf(answer)).containsExactly("#q");
    }

    @Test
    void isForWhoHasSignedInAndIsOnlyRead() {
        assertThat(send(to("/api/search?q=a").GET()).statusCode()).isEqualTo(401);
        var changed = send(asAda("/api/search?q=a").POST(BodyPublishers.noBody()));
        assertThat(changed.statusCode()).isEqualTo(405);
        assertThat(changed.headers().firstValue("Allow")).hasValue("GET");
        assertNobodyWasAsked();
    }

    private HttpResponse<String> search(String query) {
        return send(asAda("/api/search?" + query).GET());
    }

    private void finds(String name, String type, int hits) {
        var items = new JsonArray();
        for (int i = 0; i < hits; i++) {
            items.add(new JsonObject().put("type", type).put("id", Integer.toString(i)));
        }
        answers(name, 200, new JsonObject().put("items", items).encode());
    }

    private void answers(String name, int status, String body) {
        surroundings.service(name).answer(exchange -> FakeService.respond(exchange, status, body));
    }
}
