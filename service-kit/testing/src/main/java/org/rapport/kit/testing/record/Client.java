package org.rapport.kit.testing.record;

import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.kit.testing.TestTenant.HOOLI;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/**
 * Someone who calls the API. What is answered tells who asked for what, so that an expectation that fails does too.
 *
 * @param who      for failures, such as {@code reader of acme}
 * @param requests begins a request of theirs
 */
record Client(String who, Supplier<RequestSpecification> requests) {

    static final Client ADMINISTRATOR = member(ACME, Member.ADMINISTRATOR);
    static final Client READER = member(ACME, Member.READER);
    static final Client EDITOR = member(ACME, Member.EDITOR);
    static final Client SOLO = member(ACME, Member.SOLO);
    static final Client PLAYER = member(ACME, Member.PLAYER);
    static final Client CAPTAIN = member(ACME, Member.CAPTAIN);
    static final Client KEEPER = member(ACME, Member.KEEPER);
    static final Client VARYING = member(ACME, Member.VARYING);
    static final Client OUTSIDER = member(ACME, Member.OUTSIDER);
    static final Client OF_ANOTHER_TENANT = member(GLOBEX, Member.ADMINISTRATOR);
    static final Client OF_A_SUSPENDED_TENANT = member(HOOLI, Member.ADMINISTRATOR);
    static final Client OF_NO_TENANT = bearer(
            "someone of no tenant",
            () -> TestLogin.sign(TestLogin.claims("nobody").claim("actor_type", "person")));
    static final Client OPERATOR_OF_NO_TENANT = bearer(
            "operator of no tenant",
            () -> TestLogin.sign(
                    TestLogin.claims("nobody").claim("actor_type", "person").claim("operator", true)));
    static final Client WITH_NONSENSE = bearer("someone with nonsense for a token", () -> "nonsense");
    static final Client WITH_AN_EXPIRED_TOKEN = bearer(
            "someone whose token has expired",
            () -> TestLogin.sign(TestLogin.claims(Member.ADMINISTRATOR.subject(ACME))
                    .claim("tenant", ACME.id().toString())
                    .issuedAt(Instant.now().minusSeconds(120))
                    .expiresAt(Instant.now().minusSeconds(60))));
    static final Client WITHOUT_TOKEN =
            new Client("someone without a token", () -> RestAssured.given().contentType("application/json"));

    /** A platform administrator who acts in {@code tenant}. */
    static Client operator(TestTenant tenant) {
        return new Client(("operator of " + tenant).toLowerCase(Locale.ROOT), () -> TestLogin.asOperator(tenant));
    }

    static Client member(TestTenant tenant, Member member) {
        return new Client((member + " of " + tenant).toLowerCase(Locale.ROOT), () -> TestLogin.as(tenant, member));
    }

    private static Client bearer(String who, Supplier<String> token) {
        return new Client(who, () -> TestLogin.with(token.get()));
    }

    /** The same, who sends a header with each request. */
    Client with(String header, Object value) {
        return and(header + ": " + value, request -> request.header(header, value));
    }

    /** The same, in whatever version the record is. */
    Client inAnyVersion() {
        return with("If-Match", "*");
    }

    /** The same, who asks with a query parameter that is still to be encoded. */
    Client asking(String parameter, Object value) {
        return and(parameter + "=" + value, request -> request.queryParam(parameter, value));
    }

    /** The same, who sends something else than JSON. */
    Client sending(String mediaType) {
        return and(mediaType, request -> request.contentType(mediaType));
    }

    /** The same, whose paths go out as they are. */
    Client unencoded() {
        return and("unencoded", request -> request.urlEncodingEnabled(false));
    }

    private Client and(String what, UnaryOperator<RequestSpecification> addition) {
        return new Client(who + ", " + what, () -> addition.apply(requests.get()));
    }

    Answer get(String path) {
        return answer("GET " + path, requests.get().get(path));
    }

    Answer post(String path, String body) {
        return answer("POST " + path + " " + body, requests.get().body(body).post(path));
    }

    Answer put(String path, String body) {
        return answer("PUT " + path + " " + body, requests.get().body(body).put(path));
    }

    Answer patch(String path, String body) {
        return answer(
                "PATCH " + path + " " + body,
                requests.get()
                        .contentType("application/merge-patch+json")
                        .body(body)
                        .patch(path));
    }

    Answer delete(String path) {
        return answer("DELETE " + path, requests.get().delete(path));
    }

    /** Does {@code change}, such as {@code POST /convert}, to {@code record}. */
    Answer change(String change, String record, String body) {
        String method = change.split(" ")[0];
        String where = record + change.substring(method.length()).strip();
        return switch (method) {
            case "POST" -> post(where, body);
            case "PUT" -> put(where, body);
            case "PATCH" -> patch(where, body);
            case "DELETE" -> delete(where);
            default -> throw new AssertionError("no request for " + change);
        };
    }

    private Answer answer(String operation, Response response) {
        String shown = operation.length() > 300 ? operation.substring(0, 300) + "…" : operation;
        return new Answer(shown + " by " + who, response);
    }
}
