package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request, and what is expected of it.
 *
 * @param operation the request and who made it, for failures
 */
record Answer(String operation, HttpResponse<String> response) {

    private static final List<String> SECRETS =
            List.of("Exception", "org.rapport", "java.", "hibernate", "select ", "PSQL");

    /** Requires one of {@code statuses}. */
    Answer is(Integer... statuses) {
        assertThat(response.statusCode())
                .as("status of %s, which answers %s", operation, text())
                .isIn((Object[]) statuses);
        return this;
    }

    /** Requires a problem (RFC 9457) with {@code status} that tells nothing of what is inside. */
    Answer refused(int status) {
        is(status).tellsNothing();
        assertThat(header("Content-Type")).as("content type of %s", operation).startsWith("application/problem+json");
        assertThat(json().path("status").asInt())
                .as("status in the problem of %s", operation)
                .isEqualTo(status);
        assertThat(json().path("type").asText())
                .as("type of the problem of %s", operation)
                .startsWith("urn:problem:");
        assertThat(json().path("title").asText())
                .as("title of the problem of %s", operation)
                .isNotBlank();
        return this;
    }

    /** Requires that no class, stack or statement shows. */
    Answer tellsNothing() {
        assertThat(text()).as("answer to %s", operation).doesNotContain(SECRETS);
        return this;
    }

    /** Requires that the problem names {@code pointer}, and nothing else. */
    Answer at(String pointer) {
        List<String> named = Json.each(json().path("errors"), "pointer");
        assertThat(named)
                .as("fields named in the problem of %s", operation)
                .isNotEmpty()
                .allMatch(each -> each.equals(pointer) || each.startsWith(pointer + "/"));
        return this;
    }

    /** Requires a member of the answer. */
    Answer says(String member, Object value) {
        assertThat(json().path(member).asText())
                .as("%s in the answer to %s", member, operation)
                .isEqualTo(value.toString());
        return this;
    }

    /** Requires a header. */
    Answer has(String header, String value) {
        assertThat(header(header))
                .as("%s in the answer to %s", header, operation)
                .isEqualTo(value);
        return this;
    }

    @Nullable
    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The body, whatever the status. */
    String text() {
        return response.body();
    }

    /** The body, whatever the status, as JSON. */
    JsonNode json() {
        return Json.read(text());
    }

    /** The record or page that a request that must succeed is answered with. */
    JsonNode record() {
        return is(200, 201).json();
    }

    /** The ids of the page that a request that must succeed is answered with. */
    List<String> ids() {
        return Json.each(record().path("items"), "id");
    }
}
