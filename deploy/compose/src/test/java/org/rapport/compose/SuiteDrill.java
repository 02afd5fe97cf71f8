package org.rapport.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rapport.installation.Checkout;

/**
 * {@code ./crm drill compose}: the whole suite by {@code compose.yaml}, from nothing until every container is healthy, with the
 * images that {@code ./crm images} has made. It needs an engine that has the images of others or can fetch them, and the
 * ports of the file; what it makes is a project of its own, and is removed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteDrill {

    private static final String PROJECT = "rapport-drill";
    private static final String GATEWAY = "http://localhost:8080";
    private static final String KEYCLOAK = "http://localhost:8180";
    private static final String PROMETHEUS = "http://localhost:9090";

    private final HttpClient client = HttpClient.newHttpClient();
    private Docker docker;

    @BeforeAll
    void start() throws IOException {
        docker = Docker.in(ComposeFile.FOLDER).unlessMissing("info").unlessMissing("compose", "version");
        Path images = Checkout.of(SuiteDrill.class).resolve("deploy/images/target/images");
        assumeThat(images.resolve("gateway.tar")).as("./crm images makes them").exists();
        try (Stream<Path> archives = Files.list(images)) {
            archives.filter(file -> file.toString().endsWith(".tar"))
                    .forEach(archive -> docker.says("load", "--quiet", "--input", archive.toString()));
        }
        ComposeSecrets.in(ComposeFile.FOLDER.resolve("secrets"), _ -> {});
        compose("up", "--wait", "--wait-timeout", "900");
    }

    @AfterAll
    void remove() {
        if (docker != null) {
            docker.run("compose", "--project-name", PROJECT, "down", "--volumes");
        }
        client.close();
    }

    @Test
    void whatGoesOnIsHealthyAndWhatEndsHasEndedWell() {
        List<String> states = compose("ps", "--all", "--format", "{{.Service}} {{.State}} {{.ExitCode}} {{.Health}}")
                .lines()
                .toList();

        assertThat(states)
                .hasSize(19)
                .allMatch(state -> state.matches("[a-z-]+-(migration|bootstrap|rights) exited 0 ?")
                        || state.matches("(prometheus|traces) running 0 ?")
                        || state.matches("[a-z]+ running 0 healthy"));
    }

    @Test
    void keycloakAndGatewayAgreeWhoIssuesTokens() throws Exception {
        assertThat(get(KEYCLOAK + "/realms/crm/.well-known/openid-configuration")
                        .body())
                .contains("\"issuer\":\"" + KEYCLOAK + "/realms/crm\"");
        assertThat(get(GATEWAY + "/auth/login?organization=platform").headers().firstValue("location"))
                .hasValueSatisfying(location -> assertThat(location).startsWith(KEYCLOAK + "/realms/crm/"));
    }

    @Test
    void nobodyIsServedWithoutAToken() throws Exception {
        assertThat(get(GATEWAY + "/support/tickets").statusCode()).isEqualTo(401);
    }

    @Test
    void prometheusReachesEveryPart() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        get(PROMETHEUS + "/api/v1/query?query=sum(up)").body())
                .contains("\"5\""));
    }

    @Test
    void noPartHasLoggedAnError() {
        assertThat(compose("logs", "--no-color", "gateway", "admin", "marketing", "sales", "support"))
                .doesNotContain("\"level\":\"ERROR\"", "\"level\":\"FATAL\"", "stackTrace");
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String compose(String... arguments) {
        return docker.says(Stream.concat(Stream.of("compose", "--project-name", PROJECT), Stream.of(arguments))
                .toArray(String[]::new));
    }
}
