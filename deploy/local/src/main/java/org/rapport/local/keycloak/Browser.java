package org.rapport.local.keycloak;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.local.StackException;

/**
 * As much of a browser as Keycloak's pages need: it keeps cookies (also those marked Secure, as browsers do for the
 * loopback interface), follows redirects, and stops where one leads to another program.
 */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int REDIRECTS = 20;

    /** Where following redirects ended. */
    sealed interface Stop {
        /** A page of Keycloak's to look at. */
        record Shown(Page page) implements Stop {}

        /** A redirect to somebody else's address. */
        record Left(URI address) implements Stop {}
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final @Nullable URI callback;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** One that stops where Keycloak redirects to another program. */
    Browser() {
        this(null);
    }

    /** One that stops at {@code callback} too, which may be a page of Keycloak's own. */
    Browser(@Nullable URI callback) {
        this.callback = callback;
    }

    Stop open(URI address) {
        return follow(HttpRequest.newBuilder(address).build());
    }

    Stop submit(Page.Form form, Map<String, String> entered) {
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.putAll(entered);
        return follow(post(form.action(), fields));
    }

    /** The answer to one request, redirects not followed. */
    HttpResponse<String> send(HttpRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request, (_, _) -> true).timeout(PATIENCE);
        if (!cookies.isEmpty()) {
            builder.setHeader("Cookie", cookieHeader());
        }
        try {
            HttpResponse<String> response = http.send(builder.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new StackException("Keycloak does not answer at " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for Keycloak", e);
        }
    }

    static HttpRequest post(URI address, Map<String, String> fields) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(fields)))
                .build();
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        http.close();
    }

    private Stop follow(HttpRequest first) {
        HttpRequest request = first;
        for (int hop = 0; hop < REDIRECTS; hop++) {
            HttpResponse<String> response = send(request);
            if (response.statusCode() / 100 != 3) {
                return new Stop.Shown(new Page(request.uri(), response.statusCode(), response.body()));
            }
            URI target = request.uri()
                    .resolve(response.headers().firstValue("location").orElseThrow());
            if (!first.uri().getRawAuthority().equals(target.getRawAuthority()) || isCallback(target)) {
                return new Stop.Left(target);
            }
            request = HttpRequest.newBuilder(target).build();
        }
        throw new StackException("Keycloak redirects in circles from " + first.uri());
    }

    private boolean isCallback(URI target) {
        return callback != null
                && callback.getRawAuthority().equals(target.getRawAuthority())
                && callback.getPath().equals(target.getPath());
    }

    private void keep(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
