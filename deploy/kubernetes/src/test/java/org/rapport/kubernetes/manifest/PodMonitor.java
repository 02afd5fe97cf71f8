package org.rapport.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which pods Prometheus asks for metrics, and at which ports. */
public record PodMonitor(Document document, LabelSelector selector, List<Endpoint> endpoints) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LABEL = "__meta_kubernetes_pod_label_";

    /**
     * A port of those pods.
     *
     * @param jobLabels the labels of a pod of which its job is made
     */
    public record Endpoint(String port, List<String> jobLabels, String separator) {

        /** What Prometheus calls all pods like this one. */
        public String job(Workload pod) {
            Map<String, String> labels = pod.labels().entrySet().stream()
                    .collect(Collectors.toMap(label -> plain(label.getKey()), Map.Entry::getValue));
            return jobLabels.stream()
                    .map(label -> labels.getOrDefault(label, ""))
                    .collect(Collectors.joining(separator));
        }
    }

    static boolean isIn(Document document) {
        return document.kind().equals("PodMonitor");
    }

    static PodMonitor of(Document document) {
        JsonNode spec = document.json().path("spec");
        List<Endpoint> endpoints = new ArrayList<>();
        spec.path("podMetricsEndpoints").forEach(endpoint -> endpoints.add(endpoint(endpoint, spec)));
        return new PodMonitor(
                document, MAPPER.convertValue(spec.path("selector"), LabelSelector.class), List.copyOf(endpoints));
    }

    private static Endpoint endpoint(JsonNode endpoint, JsonNode spec) {
        String port = endpoint.path("port").asText();
        for (JsonNode relabeling : endpoint.path("relabelings")) {
            if (relabeling.path("targetLabel").asText().equals("job")) {
                List<String> labels = StreamSupport.stream(
                                relabeling.path("sourceLabels").spliterator(), false)
                        .map(label -> label.asText().replace(LABEL, ""))
                        .toList();
                return new Endpoint(port, labels, relabeling.path("separator").asText(";"));
            }
        }
        return new Endpoint(port, List.of(plain(spec.path("jobLabel").asText())), "");
    }

    /** A label as Prometheus can name it. */
    private static String plain(String label) {
        return label.replaceAll("[^a-zA-Z0-9_]", "_");
    }

    @Override
    public String toString() {
        return document.toString();
    }
}
