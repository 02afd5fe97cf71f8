package org.rapport.kit.testing.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/** Asks the service, thousands of times: the usual client of the tests takes longer to ask than a service to answer. */
final class Requests {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    private Requests() {}

    /** What is answered to who has {@code token}. */
    static Answer ask(String token, String method, String path, String body) {
        String media = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "*")
                .header("Content-Type", media)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The id of what an administrator makes of {@code body}. */
    static String make(TestTenant tenant, String path, String body) {
        Answer answer = ask(TestLogin.token(tenant, Member.ADMINISTRATOR), "POST", path, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    /** An administrator deletes what {@code path} names. */
    static void delete(TestTenant tenant, String path) {
        Answer answer = ask(TestLogin.token(tenant, Member.ADMINISTRATOR), "DELETE", path, "");
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }
}
