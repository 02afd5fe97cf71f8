package org.rapport.observability.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that Grafana reads. {@code -Dsettings=write} brings them up to date. */
class DashboardFilesTest {

    private static final String COMMAND = "./mvnw -pl deploy/observability -am test -Dsettings=write";

    @ParameterizedTest
    @MethodSource("dashboards")
    void eachFileIsWhatTheCodeSays(Dashboard dashboard) throws IOException {
        Path file = Folder.file(name(dashboard));
        if ("write".equals(System.getProperty("settings"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, dashboard.json());
        }

        assertThat(file)
                .as("not what the code says; bring it up to date with%n  %s", COMMAND)
                .hasContent(dashboard.json());
    }

    @Test
    void eachFileIsOfADashboard() throws IOException {
        try (Stream<Path> files = Files.list(Folder.file("dashboards"))) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(dashboards().stream()
                            .map(dashboard -> Folder.file(name(dashboard)))
                            .toList());
        }
    }

    @Test
    void kubernetesIsGivenEach() throws IOException {
        JsonNode maps = Folder.yaml("kustomization.yaml").path("configMapGenerator");

        assertThat(maps)
                .extracting(map ->
                        map.path("name").asText() + " " + map.at("/files/0").asText())
                .containsExactlyElementsOf(dashboards().stream()
                        .map(dashboard -> "dashboard-" + dashboard.name() + " " + name(dashboard))
                        .toList());
    }

    static List<Dashboard> dashboards() {
        return Dashboards.all();
    }

    private static String name(Dashboard dashboard) {
        return "dashboards/" + dashboard.name() + ".json";
    }
}
