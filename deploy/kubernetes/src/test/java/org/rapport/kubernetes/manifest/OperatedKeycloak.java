package org.rapport.kubernetes.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Locale;
import java.util.Optional;

/** The pods that Keycloak's operator makes: of a template, and of what stands beside it. */
final class OperatedKeycloak {

    /** Where the template is. */
    static final String PLACE = "spec.unsupported.podTemplate.";

    private static final JsonPointer TEMPLATE = JsonPointer.compile("/spec/unsupported/podTemplate");
    private static final int HTTP = 8080;
    private static final int HTTPS = 8443;
    private static final int MANAGEMENT = 9000;
    /** Where replicas meet, and where they notice that one is gone. */
    private static final int JGROUPS = 7800;

    private static final int FAILURES = 57800;

    private OperatedKeycloak() {}

    /** Whether it has a template; without one everything is the operator's. */
    static boolean isIn(Document document) {
        return document.kind().equals("Keycloak")
                && template(document.json()).at("/spec/containers/0").isObject();
    }

    static JsonNode template(JsonNode keycloak) {
        return keycloak.at(TEMPLATE);
    }

    static Optional<Workload> workload(Document keycloak) {
        JsonNode completed = template(keycloak.json()).deepCopy();
        complete(
                (ObjectNode) completed.at("/spec/containers/0"), keycloak.json().path("spec"));
        var resource = new GenericKubernetesResource();
        resource.setKind(keycloak.kind());
        resource.setMetadata(new ObjectMetaBuilder().withName(keycloak.name()).build());
        try {
            return Optional.of(new Workload(resource, StrictMapper.read(completed, PodTemplateSpec.class, _ -> {})));
        } catch (JsonProcessingException _) {
            return Optional.empty(); // which the reader has told
        }
    }

    private static void complete(ObjectNode container, JsonNode spec) {
        container.put("name", "keycloak");
        container.set("image", spec.path("image"));
        if (spec.has("resources")) {
            container.set("resources", spec.path("resources"));
        }
        ArrayNode ports = container.putArray("ports");
        if (spec.at("/http/httpEnabled").asBoolean()) {
            port(ports, "http", HTTP);
        }
        if (spec.at("/http").has("tlsSecret")) {
            port(ports, "https", HTTPS);
        }
        port(ports, "management", MANAGEMENT);
        if (spec.path("instances").asInt(1) > 1) {
            port(ports, "jgroups", JGROUPS);
            port(ports, "jgroups-fd", FAILURES);
        }
        ArrayNode environment = container.withArray("env");
        value(environment, "KC_HOSTNAME", spec.at("/hostname/hostname"));
        value(environment, "KC_DB_URL", spec.at("/db/url"));
        secret(environment, "KC_DB_USERNAME", spec.at("/db/usernameSecret"));
        secret(environment, "KC_DB_PASSWORD", spec.at("/db/passwordSecret"));
        for (JsonNode option : spec.path("additionalOptions")) {
            String name =
                    option.path("name").asText().replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT);
            value(environment, "KC_" + name, option.path("value"));
            secret(environment, "KC_" + name, option.path("secret"));
        }
        for (JsonNode variable : spec.path("env")) {
            value(environment, variable.path("name").asText(), variable.path("value"));
            secret(environment, variable.path("name").asText(), variable.path("secret"));
        }
    }

    private static void port(ArrayNode ports, String name, int number) {
        ports.addObject().put("name", name).put("containerPort", number);
    }

    private static void value(ArrayNode environment, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            environment.addObject().put("name", name).set("value", value);
        }
    }

    private static void secret(ArrayNode environment, String name, JsonNode key) {
        if (!key.isMissingNode()) {
            ObjectNode variable = environment.addObject().put("name", name);
            variable.putObject("valueFrom").set("secretKeyRef", key);
        }
    }
}
