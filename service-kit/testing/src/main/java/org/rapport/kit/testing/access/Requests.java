package org.rapport.kit.testing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.rapport.kit.testing.TestHttp;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/** What is asked of a service, in whatever version a record is. */
final class Requests {

    private Requests() {}

    /** What is answered to who has {@code token}. */
    static Answer ask(String token, String method, String path, String body) {
        return ask(token, method, path, "application/json", body);
    }

    /** The same, of a body of {@code mediaType}; patches have their own. */
    static Answer ask(String token, String method, String path, String mediaType, String body) {
        var request = TestHttp.to(path)
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "*")
                .method(method, BodyPublishers.ofString(body));
        request.setHeader("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : mediaType);
        var response = TestHttp.send(request);
        return new Answer(response.statusCode(), response.body());
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
