package org.rapport.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rapport.local.Port;
import org.rapport.local.Stack;
import org.rapport.local.process.Command;
import org.rapport.local.process.Http;
import org.rapport.local.process.Ports;
import org.rapport.local.process.Server;

/** A Prometheus that scrapes a stack each second, with the rules of {@code deploy/observability}. */
final class PrometheusServer extends Server {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port = Ports.free();
    private final Map<String, URI> targets;
    private final Path rules;

    private PrometheusServer(Path state, Map<String, URI> targets, Path rules) {
        super("prometheus", state);
        this.targets = targets;
        this.rules = rules;
    }

    /** One for every part of that stack that has metrics, and for {@code further} targets, by the name of their job. */
    static PrometheusServer of(Path state, Stack stack, Map<String, URI> further, Path rules) {
        Map<String, URI> parts = Stream.of(Port.SALES, Port.MARKETING, Port.SUPPORT, Port.ADMIN)
                .collect(Collectors.toMap(service -> service + "-service", stack::url));
        parts.put("gateway", stack.url(Port.GATEWAY_MANAGEMENT));
        parts.putAll(further);
        return new PrometheusServer(state, parts, rules);
    }

    /** Where a program is, if this machine has it. */
    static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public boolean isReady() {
        return Http.isOk(Ports.url(port).resolve("/-/ready"));
    }

    @Override
    protected void prepare() {
        var config = new StringBuilder("""
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: ["%s/*.yaml"]
                scrape_configs:
                """.formatted(rules));
        targets.forEach((job, url) ->
                config.append("  - {job_name: %s, metrics_path: %s, static_configs: [{targets: [\"%s\"]}]}\n"
                        .formatted(job, url.getPath().isEmpty() ? "/q/metrics" : url.getPath(), url.getAuthority())));
        try {
            Files.createDirectories(state());
            Files.writeString(state().resolve("prometheus.yaml"), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Command command() {
        List<String> line = List.of(
                program(name()).orElseThrow().toString(),
                "--config.file=" + state().resolve("prometheus.yaml"),
                "--storage.tsdb.path=" + state().resolve("data"),
                "--web.listen-address=" + Ports.HOST + ":" + port,
                "--log.level=warn");
        return new Command(name(), line, Map.of(), state().getParent(), state());
    }

    /**
     * What it answers to a query: one element for each series.
     *
     * @throws IllegalArgumentException if it does not understand it
     */
    List<JsonNode> query(String expression) {
        return list(get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .at("/data/result"));
    }

    /** The rules, with what became of each one. */
    List<JsonNode> rules() {
        var rules = new ArrayList<JsonNode>();
        get("rules").at("/data/groups").forEach(group -> rules.addAll(list(group.path("rules"))));
        return rules;
    }

    /** The names of the alerts that fire. */
    List<String> firing() {
        return list(get("alerts").at("/data/alerts")).stream()
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.at("/labels/alertname").asText())
                .distinct()
                .sorted()
                .toList();
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(Ports.url(port).resolve("/api/v1/" + path))
                .timeout(PATIENCE)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode answer = JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body());
            if (!answer.path("status").asText().equals("success")) {
                throw new IllegalArgumentException(answer.path("error").asText());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
