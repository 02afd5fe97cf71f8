package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest.Builder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tests with a browser's session share. */
abstract class BrowserTest extends GatewayTest {

    static final Duration LONG = Duration.ofMinutes(5);

    /** A life in which a session is renewed with its next request. */
    static final Duration ALMOST_OVER = Duration.ofSeconds(20);

    String signIn(Duration accessLife) {
        var login = send(to("/auth/login?organization=acme&redirect=/app"));
        var query = query(location(login));
        var code = surroundings
                .idp()
                .codeFor(UUID.randomUUID().toString(), query.get("nonce"), query.get("code_challenge"), accessLife);
        var back = send(callback(code, query.get("state"), cookie(login, "crm-login-")));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        assertThat(location(back)).hasToString("/app");
        assertThat(setCookie(back, "crm-session"))
                .contains("HttpOnly", "SameSite=Lax")
                .hasSizeLessThan(4096);
        return cookie(back, "crm-session");
    }

    Builder callback(String code, String state, String cookie) {
        return to("/auth/callback?code=" + code + "&state=" + state).header("Cookie", cookie);
    }

    static URI location(HttpResponse<?> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    static Map<String, String> query(URI uri) {
        return Stream.of(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static String setCookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name))
                .findFirst()
                .orElse("");
    }

    static String cookie(HttpResponse<?> answer, String name) {
        return setCookie(answer, name).split(";")[0];
    }
}
