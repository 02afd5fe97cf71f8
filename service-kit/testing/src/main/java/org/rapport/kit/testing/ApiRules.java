package org.rapport.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * The conventions of the API, read from the OpenAPI document that the service itself publishes; and a committed copy of
 * that document, so that nothing in it changes unnoticed. A service's test extends this and adds {@code @QuarkusTest}.
 */
public abstract class ApiRules {

    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path PUBLISHED = Path.of("target", "openapi.yaml");
    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*|\\{[a-zA-Z]+}");
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    @Test
    void pathsAreNounsInKebabCase() {
        var offenders = new ArrayList<String>();
        paths().forEachRemaining(path -> {
            for (String segment : path.substring(1).split("/")) {
                if (!SEGMENT.matcher(segment).matches()) {
                    offenders.add(path);
                }
            }
        });
        assertThat(offenders).isEmpty();
    }

    @Test
    void everyOperationHasASummaryAndATag() {
        var offenders = new ArrayList<String>();
        eachOperation((name, operation) -> {
            if (operation.path("summary").asText().isBlank()
                    || operation.path("tags").isEmpty()) {
                offenders.add(name);
            }
        });
        assertThat(offenders).isEmpty();
    }

    @Test
    void everyListIsPaged() {
        var offenders = new ArrayList<String>();
        eachOperation((name, operation) -> {
            String schema = operation
                    .at("/responses/200/content/application~1json/schema")
                    .toString();
            boolean paged = operation.path("parameters").toString().contains("\"cursor\"");
            if (name.startsWith("get ") && schema.contains("\"array\"") && !paged) {
                offenders.add(name);
            }
        });
        assertThat(offenders).isEmpty();
    }

    @Test
    void theCommittedDocumentIsTheOneThatIsPublished() throws IOException {
        String published = RestAssured.get("/q/openapi").body().asString();
        Files.writeString(PUBLISHED, published);

        assertThat(COMMITTED).exists();
        assertThat(Files.readString(COMMITTED))
                .as("openapi.yaml; if the change is meant: cp target/openapi.yaml openapi.yaml")
                .isEqualTo(published);
    }

    /** What another service was sent on somebody's behalf is good for nothing here. */
    @Test
    void everyOperationWantsATokenForThisService() {
        String here = ConfigProvider.getConfig().getValue("crm.service", String.class);
        String elsewhere = here.equals("sales") ? "support" : "sales";
        var offenders = new ArrayList<String>();
        eachOperation((name, operation) -> {
            String method = name.substring(0, name.indexOf(' '));
            String path = name.substring(name.indexOf(' ') + 1)
                    .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            int nobody = RestAssured.given().request(method, path).statusCode();
            int stranger =
                    TestLogin.with(tokenFor(elsewhere)).request(method, path).statusCode();
            int member = TestLogin.with(tokenFor(here)).request(method, path).statusCode();
            if (nobody != 401 || stranger != 401 || member == 401) {
                offenders.add(name + ": " + nobody + ", " + stranger + ", " + member);
            }
        });
        assertThat(offenders).isEmpty();
    }

    /** The gateway reads it there. */
    @Test
    void healthTellsTheVersion() {
        String version = ConfigProvider.getConfig().getValue("quarkus.application.version", String.class);

        for (String page : List.of("/q/health", "/q/health/well")) {
            String told = RestAssured.get(page).path("checks.find { it.name == 'service' }.data.version");
            assertThat(told).as(page).isEqualTo(version);
        }
    }

    private static String tokenFor(String service) {
        return TestLogin.sign(TestLogin.claims("somebody")
                .audience("crm-" + service)
                .claim("tenant", TestTenant.ACME.id().toString())
                .claim("name", "somebody")
                .claim("actor_type", "person"));
    }

    private interface Visitor {
        void visit(String name, JsonNode operation);
    }

    private static void eachOperation(Visitor visitor) {
        JsonNode all = document().path("paths");
        for (var path : all.properties()) {
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    visitor.visit(method + " " + path.getKey(), path.getValue().path(method));
                }
            }
        }
    }

    private static java.util.Iterator<String> paths() {
        return document().path("paths").fieldNames();
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper()
                    .readTree(RestAssured.get("/q/openapi?format=json").body().asString());
        } catch (IOException e) {
            throw new IllegalStateException("the OpenAPI document is no JSON", e);
        }
    }
}
