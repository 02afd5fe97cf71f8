package org.rapport.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.rapport.local.process.Ports;

/** Where an installation would send its traces: keeps every span that arrives, as OTLP over HTTP tells it. */
final class TraceCollector implements AutoCloseable {

    private final Queue<Seen> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private TraceCollector(HttpServer server) {
        this.server = server;
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /**
     * A span.
     *
     * @param part       whose it is, such as {@code sales-service}
     * @param parent     the span that caused it; empty where none did
     * @param attributes as texts
     */
    record Seen(String part, String trace, String id, String parent, String name, Map<String, String> attributes) {}

    static TraceCollector at(int port) {
        try {
            return new TraceCollector(
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName(Ports.HOST), port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an application finds in its environment to send its spans here, and without delay. */
    static Map<String, String> environment(int port) {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", Ports.url(port).toString(),
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
    }

    /** What has arrived of a trace by now. */
    List<Seen> trace(String id) {
        return spans.stream().filter(span -> span.trace().equals(id)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = body(exchange)) {
            keep(ExportTraceServiceRequest.parseFrom(body));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(body)
                : body;
    }

    private void keep(ExportTraceServiceRequest request) {
        for (var resource : request.getResourceSpansList()) {
            String part = texts(resource.getResource().getAttributesList()).getOrDefault("service.name", "");
            for (var scope : resource.getScopeSpansList()) {
                scope.getSpansList().forEach(span -> spans.add(seen(part, span)));
            }
        }
    }

    private static Seen seen(String part, Span span) {
        var hex = HexFormat.of();
        return new Seen(
                part,
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                texts(span.getAttributesList()));
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toUnmodifiableMap(
                        KeyValue::getKey,
                        attribute -> attribute.getValue().hasStringValue()
                                ? attribute.getValue().getStringValue()
                                : attribute.getValue().toString()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
