package org.rapport.identity.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.rapport.identity.AdminApi;

/**
 * The flows that a realm is bound to. A flow that differs is not altered step by step, which would leave people with
 * half a sign-in for a while and is refused for Keycloak's own flows: a new one is built under a name of its own, bound
 * in one step, and the old one is deleted if it is not Keycloak's.
 */
final class FlowChanges {

    private static final List<String> BINDINGS = List.of(
            "browserFlow", "directGrantFlow", "registrationFlow", "resetCredentialsFlow", "clientAuthenticationFlow");
    private static final String FLOWS = "/authentication/flows/";

    private final ObjectNode wanted;
    private final Running running;

    FlowChanges(ObjectNode wanted, Running running) {
        this.wanted = wanted;
        this.running = running;
    }

    void flows(Consumer<Change> changes) {
        JsonNode settings = running.api.get("");
        for (String binding : BINDINGS) {
            if (wanted.has(binding)) {
                flow(binding, settings.path(binding).asText(), changes);
            }
        }
    }

    private void flow(String binding, String bound, Consumer<Change> changes) {
        String alias = wanted.path(binding).asText();
        Flow flow = Flow.wanted(wanted, alias);
        String digest = " " + digest(flow);
        String suffix = bound.equals(alias + digest) ? digest + " again" : digest; // somebody has altered ours
        Flow there = Flow.running(running.api, bound).renamed(name -> without(suffixOf(bound, alias), name));
        List<String> details = differences(there.lines(), flow.lines());
        if (!details.isEmpty()) {
            changes.accept(Change.altered(
                    "flow " + alias, details, () -> replace(binding, bound, flow.renamed(name -> name + suffix))));
        }
    }

    /** A start that was killed may have left the flow half built: it is not bound, and begun again. */
    private void replace(String binding, String bound, Flow flow) {
        delete(flow.name());
        ObjectNode description = Running.object();
        description.put("alias", flow.name());
        description.put("providerId", binding.equals("clientAuthenticationFlow") ? "client-flow" : "basic-flow");
        description.put("topLevel", true);
        description.put("builtIn", false);
        running.api.post("/authentication/flows", description);
        build(flow.name(), flow);
        ObjectNode settings = Running.object();
        settings.put(binding, flow.name());
        running.api.put("", settings);
        delete(bound);
    }

    private void delete(String alias) {
        JsonNode flow = Running.byName(running.api.get("/authentication/flows"), "alias")
                .get(alias);
        if (flow != null && !flow.path("builtIn").asBoolean()) {
            running.api.delete(FLOWS + flow.path("id").asText(), null);
        }
    }

    private void build(String root, Flow flow) {
        String executions = FLOWS + AdminApi.segment(flow.name()) + "/executions";
        for (Flow step : flow.steps()) {
            ObjectNode body = Running.object();
            if (step.isFlow()) {
                body.put("alias", step.name());
                body.put("type", "basic-flow");
                body.put("provider", "registration-page-form"); // wanted by the API, and of no effect here
                running.api.post(executions + "/flow", body);
            } else {
                body.put("provider", step.name());
                running.api.post(executions + "/execution", body);
            }
            ObjectNode made = last(executions, step);
            made.put("requirement", step.requirement());
            running.api.put(FLOWS + AdminApi.segment(root) + "/executions", made);
            if (!step.configName().isEmpty()) {
                ObjectNode config = Running.object();
                config.put("alias", step.configName());
                ObjectNode values = config.putObject("config");
                step.config().forEach(values::put);
                running.api.post("/authentication/executions/" + made.path("id").asText() + "/config", config);
            }
            build(root, step);
        }
    }

    /** What was added last of the direct steps of a flow. */
    private ObjectNode last(String executions, Flow step) {
        return (ObjectNode) running.api
                .get(executions)
                .valueStream()
                .filter(execution -> execution.path("level").asInt() == 0)
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalStateException("Keycloak did not add the step " + step.name()));
    }

    private static List<String> differences(List<String> actual, List<String> desired) {
        if (actual.equals(desired)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        actual.forEach(line -> lines.add("- " + line));
        desired.forEach(line -> lines.add("+ " + line));
        return lines;
    }

    /** What a flow that was built here has behind its name, and so each flow and setting inside it. */
    private static String suffixOf(String bound, String alias) {
        return bound.startsWith(alias + " ") ? bound.substring(alias.length()) : "";
    }

    private static String without(String suffix, String name) {
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    private static String digest(Flow flow) {
        var checksum = new CRC32C();
        checksum.update(String.join("\n", flow.lines()).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
