package org.rapport.kit.testing.record;

import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.kit.testing.TestTenant.HOOLI;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapport.kit.testing.TestHttp;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/**
 * Someone who calls the API. What is answered tells who asked for what, so that an expectation that fails does too.
 *
 * @param who      for failures, such as {@code reader of acme}
 * @param headers  adds to a request what they send with each
 * @param query    parameters that they add to each path, encoded; empty for none
 * @param encodes  whether paths are still to be encoded
 */
record Client(String who, UnaryOperator<HttpRequest.Builder> headers, String query, boolean encodes) {

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
    static final Client WITHOUT_TOKEN = new Client("someone without a token", UnaryOperator.identity(), "", true);

    /** A platform administrator who acts in {@code tenant}. */
    static Client operator(TestTenant tenant) {
        return bearer(("operator of " + tenant).toLowerCase(Locale.ROOT), () -> TestLogin.operatorToken(tenant));
    }

    static Client member(TestTenant tenant, Member member) {
        return bearer((member + " of " + tenant).toLowerCase(Locale.ROOT), () -> TestLogin.token(tenant, member));
    }

    private static Client bearer(String who, Supplier<String> token) {
        return new Client(who, request -> request.header("Authorization", "Bearer " + token.get()), "", true);
    }

    /** The same, who sends a header with each request. */
    Client with(String header, Object value) {
        return and(header + ": " + value, request -> request.header(header, value.toString()));
    }

    /** The same, in whatever version the record is. */
    Client inAnyVersion() {
        return with("If-Match", "*");
    }

    /** The same, who asks with a query parameter that is still to be encoded. */
    Client asking(String parameter, Object value) {
        String asked = encoded(parameter) + "=" + encoded(value.toString());
        return new Client(
                who + ", " + parameter + "=" + value, headers, query.isEmpty() ? asked : query + "&" + asked, encodes);
    }

    /** The same, who sends something else than JSON. */
    Client sending(String mediaType) {
        return and(mediaType, request -> request.setHeader("Content-Type", mediaType));
    }

    /** The same, whose paths go out as they are. */
    Client unencoded() {
        return new Client(who + ", unencoded", headers, query, false);
    }

    private Client and(String what, UnaryOperator<HttpRequest.Builder> addition) {
        return new Client(who + ", " + what, request -> addition.apply(headers.apply(request)), query, encodes);
    }

    Answer get(String path) {
        return answer("GET " + path, request(path).GET());
    }

    Answer post(String path, String body) {
        return answer("POST " + path + " " + body, request(path).POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body) {
        return answer("PUT " + path + " " + body, request(path).PUT(BodyPublishers.ofString(body)));
    }

    Answer patch(String path, String body) {
        return answer(
                "PATCH " + path + " " + body,
                request(path)
                        .setHeader("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return answer("DELETE " + path, request(path).DELETE());
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

    private HttpRequest.Builder request(String path) {
        String asked = encodes ? pathEncoded(path) : path;
        String parameters = query.isEmpty() ? "" : (asked.contains("?") ? "&" : "?") + query;
        return headers.apply(TestHttp.to(asked + parameters));
    }

    private Answer answer(String operation, HttpRequest.Builder request) {
        String shown = operation.length() > 300 ? operation.substring(0, 300) + "…" : operation;
        return new Answer(shown + " by " + who, TestHttp.send(request));
    }

    /** The names and values of its query are encoded, the path before it has nothing that needs it. */
    private static String pathEncoded(String path) {
        int question = path.indexOf('?');
        return question < 0
                ? path
                : path.substring(0, question + 1)
                        + Stream.of(path.substring(question + 1).split("&"))
                                .map(parameter -> parameter.split("=", 2))
                                .map(words ->
                                        Stream.of(words).map(Client::encoded).collect(Collectors.joining("=")))
                                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
