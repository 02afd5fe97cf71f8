package org.rapport.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which headers cross the gateway. What says who calls, from where, or for which tenant is the gateway's alone to say, in
 * both directions; what belongs to one connection stays there.
 */
final class ForwardedHeaders {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-authentication-info",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    private static final Set<String> NOT_TO_SERVICES = Set.of(
            "host",
            "authorization",
            "cookie",
            "expect",
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "client-ip",
            "true-client-ip",
            "x-cluster-client-ip",
            "cf-connecting-ip",
            "x-request-id",
            "traceparent",
            "tracestate",
            "tenant",
            "tenant-id",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "content-length");

    private static final List<String> NOT_TO_SERVICES_PREFIXES = List.of(
            "x-forwarded",
            "x-tenant",
            "x-organization",
            "x-crm-",
            "x-internal",
            "x-user",
            "x-auth",
            "x-original-",
            "x-rewrite-",
            "x-envoy-",
            "proxy-");

    private static final Set<String> NOT_TO_CLIENTS = Set.of(
            "server",
            "x-powered-by",
            "set-cookie",
            "x-request-id",
            "x-content-type-options",
            "referrer-policy",
            "x-frame-options",
            "content-security-policy",
            "strict-transport-security",
            "cross-origin-resource-policy",
            "ratelimit",
            "ratelimit-policy",
            "access-control-allow-origin",
            "access-control-allow-credentials",
            "access-control-expose-headers");

    private ForwardedHeaders() {}

    static void toService(MultiMap from, MultiMap to) {
        var nominated = nominatedBy(from);
        for (var header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !NOT_TO_SERVICES.contains(name)
                    && name.indexOf('_') < 0
                    && !startsLikeOurs(name)
                    && !nominated.contains(name)) {
                to.add(name, header.getValue());
            }
        }
    }

    static void toClient(MultiMap from, MultiMap to) {
        var nominated = nominatedBy(from);
        for (var header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !NOT_TO_CLIENTS.contains(name) && !nominated.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static boolean startsLikeOurs(String name) {
        if (name.charAt(0) != 'x' && name.charAt(0) != 'p') {
            return false;
        }
        for (var prefix : NOT_TO_SERVICES_PREFIXES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Headers that Connection names belong to that connection. */
    private static Set<String> nominatedBy(MultiMap headers) {
        var connection = headers.get(HttpHeaders.CONNECTION);
        if (connection == null || connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close")) {
            return Set.of();
        }
        return headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(token -> token.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
