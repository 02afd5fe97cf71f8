package org.rapport.local.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a part tells at one of its pages {@code /q/health/…}. What is amiss is judged as the gateway's {@code /api/health}
 * judges it: a check of wellness is always up there, and yet a consumer may wait or the relay not publish.
 *
 * @param body JSON
 */
public record HealthReport(String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_LAG_MILLIS = 60_000;

    /** The checks that are not as they should be, each with its texts on one line. */
    public List<String> complaints() {
        try {
            return JSON.readTree(body)
                    .path("checks")
                    .valueStream()
                    .map(HealthReport::complaint)
                    .filter(complaint -> !complaint.isEmpty())
                    .toList();
        } catch (JsonProcessingException _) {
            return List.of("answers something else than its health");
        }
    }

    private static String complaint(JsonNode check) {
        String name = check.path("name").asText();
        JsonNode data = check.path("data");
        if (!check.path("status").asText().equals("UP")) {
            String texts = texts(data.propertyStream());
            return "check " + name + " is down" + (texts.isEmpty() ? "" : ": " + texts);
        }
        String amiss =
                switch (name) {
                    case "consumers" ->
                        texts(data.propertyStream()
                                .filter(entry -> entry.getValue().asText().startsWith("waits")
                                        || entry.getValue().asText().startsWith("stopped")));
                    case "relay" -> relay(data);
                    default ->
                        texts(data.propertyStream()
                                .filter(entry -> entry.getKey().equals("finding")));
                };
        return amiss.isEmpty() ? "" : "check " + name + ": " + amiss;
    }

    private static String relay(JsonNode data) {
        String problem = data.path("problem").asText("none");
        if (!problem.equals("none")) {
            return problem;
        }
        long lag = data.path("lagMillis").asLong();
        return lag > LONGEST_LAG_MILLIS ? "committed changes wait for " + lag / 1000 + " s to get into Kafka" : "";
    }

    private static String texts(Stream<Map.Entry<String, JsonNode>> data) {
        return data.map(entry -> entry.getKey() + " " + entry.getValue().asText())
                .collect(Collectors.joining(", "));
    }
}
