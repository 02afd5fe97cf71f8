package org.rapport.observability.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rapport.observability.Promtool;

/** {@code prometheus.yaml}, for looking at a local stack. */
class PrometheusFileTest {

    private static final String FILE = "prometheus.yaml";

    @Test
    void isTakenByPrometheusWithTheRulesThatItLoads() throws IOException, InterruptedException {
        Promtool.succeeds("check config", List.of(Folder.file(FILE)));
    }

    @Test
    void asksEachPartOfALocalStack() throws IOException {
        Map<String, String> asked = new TreeMap<>();
        for (JsonNode job : Folder.yaml(FILE).path("scrape_configs")) {
            assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
            asked.put(
                    job.path("job_name").asText(),
                    job.at("/static_configs/0/targets/0").asText());
        }

        assertThat(asked)
                .containsExactly(
                        Map.entry("admin-service", "127.0.0.1:8104"),
                        Map.entry("gateway", "127.0.0.1:8090"),
                        Map.entry("marketing-service", "127.0.0.1:8102"),
                        Map.entry("sales-service", "127.0.0.1:8101"),
                        Map.entry("support-service", "127.0.0.1:8103"));
    }
}
