package org.rapport.kit.testing.access;

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
import org.jspecify.annotations.Nullable;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/**
 * An operation of the API: who may do it, and how it is asked.
 *
 * @param method     of HTTP
 * @param path       such as {@code /sales/leads/{id}}, with the query that it needs
 * @param kind       what it is done to
 * @param subject    the records that it is done to or that it lists; absent where there are none
 * @param permission the permission that it needs, such as {@code lead:edit}; none where no role can give it
 * @param body       what is sent
 * @param named      the permission to read what the body names; absent if it names nothing
 * @param done       the status of the answer where it is allowed; 0 if it is not asked then
 */
record Operation(
        String method,
        String path,
        Kind kind,
        @Nullable Subject subject,
        String permission,
        Body body,
        @Nullable String named,
        int done) {

    static final Body NOTHING = Body.of("");

    /** There are thousands of requests: the usual client of the tests takes longer to ask than a service to answer. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    /** What an operation is done to. */
    enum Kind {
        /** One record, or something of it. */
        RECORD,
        /** A deleted record, which it brings back. */
        RESTORE,
        /** All records of a type. */
        LIST,
        /** A type: it makes a record. */
        NEW,
        /** Nothing that anybody cares for. */
        PLAIN,
        /** Nothing that is a member's business. */
        OPERATORS,
        /** What every member may do. */
        MEMBERS,
        /** What a visitor has a capability for. */
        VISITORS
    }

    /** The same, whose body names what {@code permission} lets one read. */
    Operation naming(String permission) {
        return new Operation(method, path, kind, subject, this.permission, body, permission, done);
    }

    /** Method and path, as the document of the API has them. */
    String name() {
        return method + " " + path.replaceFirst("\\?.*", "");
    }

    boolean changes() {
        return !method.equals("GET");
    }

    /** What is answered to who has {@code token} of what {@code id} names, and {@code owner} cares for. */
    Answer ask(String token, String id, Member owner) {
        String where = RestAssured.baseURI + ":" + RestAssured.port + path.replaceAll("\\{\\w+}", id);
        String media = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(URI.create(where))
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "*")
                .header("Content-Type", media)
                .method(method, BodyPublishers.ofString(body.of(TestTenant.ACME, owner)))
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
}
