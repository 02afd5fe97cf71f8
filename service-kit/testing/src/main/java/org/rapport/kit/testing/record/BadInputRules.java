package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.rapport.kit.problem.FailureMapper;
import org.rapport.kit.testing.LogWatch;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** What makes no sense is refused, with the name of the field and no more than that. */
interface BadInputRules extends RecordExample, QuestionRules {

    /** Longer than any text may be. */
    int TOO_LONG = 100_001;

    @Test
    default void refusesPropertiesThatCannotBeSaid() {
        ADMINISTRATOR.post(path(), with("colour", "\"red\"")).refused(400).at("/colour");
        for (String property : BOOKKEEPING) {
            ADMINISTRATOR.post(path(), with(property, "7")).refused(400).at("/" + property);
        }
    }

    @Test
    default void refusesValuesOfTheWrongKind() {
        for (var property : most().properties()) {
            String pointer = "/" + property.getKey();
            for (String wrong : wrongKinds(property.getValue())) {
                ADMINISTRATOR
                        .post(path(), with(property.getKey(), wrong))
                        .refused(400)
                        .at(pointer);
            }
        }
    }

    private static List<String> wrongKinds(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> List.of("{}", "[]", "17", "true");
            case OBJECT -> List.of("[]", "17", "\"x\"");
            case ARRAY -> List.of("{}", "17", "\"x\"");
            default -> List.of("{}", "[]", "\"x\"");
        };
    }

    @Test
    default void refusesTextsThatAreTooLongOrCannotBeStored() {
        String record = location(created(least()));
        String longest = "\"" + "x".repeat(TOO_LONG) + "\"";
        for (var property : most().properties()) {
            String name = property.getKey();
            if (property.getValue().isTextual()) {
                ADMINISTRATOR.post(path(), with(name, longest)).refused(400).at("/" + name);
                for (String none : List.of("\"a\\u0000b\"", "\"a\\ud83d\"", "\"\\udc68a\"")) {
                    ADMINISTRATOR
                            .post(path(), with(name, "\"it\"").replace("\"it\"", none))
                            .refused(400)
                            .tellsNothing()
                            .at("/" + name);
                }
                if (editable(most()).has(name)) {
                    ADMINISTRATOR
                            .inAnyVersion()
                            .patch(record, "{\"%s\": %s}".formatted(name, longest))
                            .refused(400)
                            .at("/" + name);
                }
            }
        }
    }

    @Test
    default void refusesListsWithNothingInThem() {
        String record = location(created(least()));
        for (var property : most().properties()) {
            String name = property.getKey();
            if (property.getValue().isArray()) {
                ADMINISTRATOR.post(path(), with(name, "[null]")).refused(400).at("/" + name + "/0");
                if (editable(most()).has(name)) {
                    ADMINISTRATOR
                            .inAnyVersion()
                            .patch(record, "{\"%s\": [null]}".formatted(name))
                            .refused(400)
                            .at("/" + name + "/0");
                }
            }
        }
    }

    /** A text that means something elsewhere means nothing here: it is refused by the rule of its field, or kept. */
    @Test
    default void takesHostileTextsForWhatTheyAre() {
        List<String> hostile = List.of(
                "'; drop table journal; --",
                "<script>alert(1)</script>",
                "${jndi:ldap://x}",
                "%s%n{0}",
                "../../etc/passwd",
                "olleh \u202edlrow",
                "e\u0301\u0327 \ud83d\udc69\u200d\ud83d\udcbb",
                "\u0645\u0631\u062d\u0628\u0627",
                "\\");
        for (var property : most().properties()) {
            if (property.getValue().isTextual()) {
                for (String text : hostile) {
                    String json = new TextNode(text).toString();
                    var answer = ADMINISTRATOR
                            .post(path(), with(property.getKey(), json))
                            .is(201, 400, 422);
                    if (answer.response().statusCode() == 201) {
                        JsonNode record =
                                ADMINISTRATOR.get(location(answer.json())).record();
                        JsonNode shown =
                                shownElsewhere().contains(property.getKey()) ? record : record.path(property.getKey());
                        assertThat(shown.toString()).as(property.getKey()).contains(json);
                    } else {
                        answer.tellsNothing().at("/" + property.getKey());
                    }
                }
            }
        }
    }

    @Test
    default void refusesRecordsWithoutWhatTheyNeed() {
        for (String property : Json.names(least())) {
            ADMINISTRATOR.post(path(), with(property, "null")).is(400, 422).tellsNothing();
            ADMINISTRATOR
                    .post(path(), Json.without(List.of(property), least()).toString())
                    .is(400, 422)
                    .tellsNothing();
        }
    }

    @Test
    default void refusesBodiesThatAreNoObject() {
        String body = least().toString();
        String property = Json.names(least()).getFirst();

        ADMINISTRATOR.post(path(), body.substring(0, body.length() - 1)).refused(400);
        ADMINISTRATOR.post(path(), body + "{}").refused(400);
        ADMINISTRATOR
                .post(path(), body.replaceFirst("\\{", "{\"%s\": %s,".formatted(property, least().get(property))))
                .refused(400);
        for (String none : List.of("[]", "", "null", "\"text\"", "17")) {
            ADMINISTRATOR.post(path(), none).refused(400);
        }
    }

    @Test
    default void refusesParametersThatChangesDoNotHave() {
        String record = location(created(least()));
        Client client = ADMINISTRATOR.inAnyVersion().asking("dryRun", "true");
        client.post(path(), least().toString()).refused(400).at("#dryRun");
        client.patch(record, "{}").refused(400).at("#dryRun");
        client.delete(record).refused(400).at("#dryRun");
        assertThat(ADMINISTRATOR.get(record).record().path("version").asInt()).isEqualTo(1);
    }

    @Test
    default void refusesPatchesOfTheWrongKind() {
        String record = location(created(least()));
        Client client = ADMINISTRATOR.inAnyVersion();

        for (var property : editable(most()).properties()) {
            String wrong = property.getValue().isArray() ? "17" : "[[1]]";
            client.patch(record, "{\"%s\": %s}".formatted(property.getKey(), wrong))
                    .refused(400)
                    .at("/" + property.getKey());
        }
        assertThat(ADMINISTRATOR.get(record).record().path("version").asInt()).isEqualTo(1);
    }

    /** What does not exist and what is deleted cannot be told apart. */
    @Test
    default void knowsNothingOfWhatDoesNotExist() {
        String unknown = path() + "/" + UUID.randomUUID();
        String detail =
                ADMINISTRATOR.get(unknown).refused(404).json().path("detail").asText();
        String deleted = location(created(least()));
        ADMINISTRATOR.inAnyVersion().delete(deleted).is(204);
        ADMINISTRATOR.get(deleted).refused(404).says("detail", detail);
        ADMINISTRATOR.inAnyVersion().delete(deleted).refused(404).says("detail", detail);
        ADMINISTRATOR.inAnyVersion().patch(deleted, "{}").refused(404).says("detail", detail);
    }

    @Test
    default void refusesWrongMethodsAndMediaTypes() {
        String record = location(created(least()));

        assertThat(ADMINISTRATOR.delete(path()).refused(405).header("Allow")).contains("GET", "POST");
        assertThat(ADMINISTRATOR.post(record, "{}").refused(405).header("Allow"))
                .contains("GET", "PUT", "PATCH", "DELETE");
        ADMINISTRATOR.sending("text/plain").post(path(), "hello").refused(415);
        ADMINISTRATOR.sending("application/xml").post(path(), "<a/>").refused(415);
    }

    /** Before it is read: who went on sending might not hear of it. */
    @Test
    default void refusesWhatIsTooLarge() {
        String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                        .formatted(path(), TestLogin.token(TestTenant.ACME, TestLogin.Member.ADMINISTRATOR))
                + "Content-Type: application/json\r\nContent-Length: 3000000\r\n\r\n";
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413 ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is no failure of ours and nobody's concern; and whatever is said of it says of which request. */
    @Test
    default void whoLeavesInTheMiddleOfARequestIsNoFailure() {
        String request = UUID.randomUUID().toString();
        String trace = request.replace("-", "");
        String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                        .formatted(path(), TestLogin.token(TestTenant.ACME, TestLogin.Member.ADMINISTRATOR))
                + "X-Request-Id: %s\r\ntraceparent: 00-%s-00f067aa0ba902b7-01\r\n".formatted(request, trace)
                + "Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"";
        try (var log = LogWatch.of(FailureMapper.class)) {
            try (var socket = new Socket("localhost", RestAssured.port)) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                var answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                assertThat(answer.readLine()).startsWith("HTTP/1.1 100 "); // the body is being read
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }

            assertThat(log.about(request)).allSatisfy(line -> {
                assertThat(line.level().intValue()).isLessThan(Level.INFO.intValue());
                assertThat(line.thrown()).isNull();
                assertThat(line.traceId()).isEqualTo(trace);
                assertThat(line.tenant()).isEqualTo(TestTenant.ACME.id().toString());
                assertThat(line.user()).isEqualTo(TestLogin.Member.ADMINISTRATOR.subject(TestTenant.ACME));
            });
        }
    }

    private String with(String property, String value) {
        return Json.with(property, value, least()).toString();
    }
}
