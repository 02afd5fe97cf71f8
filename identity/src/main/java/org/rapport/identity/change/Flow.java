package org.rapport.identity.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rapport.identity.AdminApi;

/**
 * One step of an authentication flow, with those inside it.
 *
 * @param name the provider of the step, or the alias of the flow that stands in its place
 * @param isFlow whether it is a flow
 * @param requirement {@code REQUIRED}, {@code ALTERNATIVE}, {@code CONDITIONAL} or {@code DISABLED}
 * @param configName the alias of its settings, empty without
 * @param config its settings
 * @param steps in their order
 */
record Flow(
        String name,
        boolean isFlow,
        String requirement,
        String configName,
        Map<String, String> config,
        List<Flow> steps) {

    /** A flow of a realm file, with the flows that it contains. */
    static Flow wanted(JsonNode realm, String alias) {
        return new Flow(alias, true, "", "", Map.of(), wantedSteps(realm, alias));
    }

    private static List<Flow> wantedSteps(JsonNode realm, String alias) {
        JsonNode flow =
                Running.byName(realm.path("authenticationFlows"), "alias").get(alias);
        if (flow == null) {
            throw new IllegalArgumentException("the realm file has no flow " + alias);
        }
        Map<String, JsonNode> configs = Running.byName(realm.path("authenticatorConfig"), "alias");
        List<Flow> steps = new ArrayList<>();
        for (JsonNode execution : flow.path("authenticationExecutions")) {
            boolean isFlow = execution.path("authenticatorFlow").asBoolean();
            String name = execution.path(isFlow ? "flowAlias" : "authenticator").asText();
            String config = execution.path("authenticatorConfig").asText();
            steps.add(new Flow(
                    name,
                    isFlow,
                    execution.path("requirement").asText(),
                    config,
                    config.isEmpty() ? Map.of() : texts(configs.get(config).path("config")),
                    isFlow ? wantedSteps(realm, name) : List.of()));
        }
        return steps;
    }

    /** A flow of the running realm. */
    static Flow running(AdminApi api, String alias) {
        JsonNode executions = api.get("/authentication/flows/" + AdminApi.segment(alias) + "/executions");
        List<JsonNode> flat = executions.valueStream().toList();
        return new Flow(alias, true, "", "", Map.of(), runningSteps(api, flat, 0, 0));
    }

    /** Keycloak lists the steps of all levels one after the other, each with its level. */
    private static List<Flow> runningSteps(AdminApi api, List<JsonNode> flat, int from, int level) {
        List<Flow> steps = new ArrayList<>();
        for (int i = from; i < flat.size() && flat.get(i).path("level").asInt() >= level; i++) {
            JsonNode execution = flat.get(i);
            if (execution.path("level").asInt() > level) {
                continue; // belongs to the flow before
            }
            boolean isFlow = execution.path("authenticationFlow").asBoolean();
            String config = execution.path("authenticationConfig").asText();
            steps.add(new Flow(
                    execution.path(isFlow ? "displayName" : "providerId").asText(),
                    isFlow,
                    execution.path("requirement").asText(),
                    execution.path("alias").asText(),
                    config.isEmpty()
                            ? Map.of()
                            : texts(api.get("/authentication/config/" + config).path("config")),
                    isFlow ? runningSteps(api, flat, i + 1, level + 1) : List.of()));
        }
        return steps;
    }

    /** The flow under other names, as far as the names are those of flows and settings. */
    Flow renamed(Renaming renaming) {
        Map<String, String> renamedConfig = new TreeMap<>(config);
        renamedConfig.computeIfPresent("flow_to_check", (_, flow) -> renaming.name(flow));
        return new Flow(
                isFlow ? renaming.name(name) : name,
                isFlow,
                requirement,
                configName.isEmpty() ? "" : renaming.name(configName),
                renamedConfig,
                steps.stream().map(step -> step.renamed(renaming)).toList());
    }

    /** Gives a flow or a setting its name. */
    @FunctionalInterface
    interface Renaming {
        String name(String name);
    }

    /** One line for each step, indented by its level. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        steps.forEach(step -> {
            String settings = step.config.isEmpty() ? "" : " " + step.config;
            lines.add(step.name + " " + step.requirement + settings);
            step.lines().forEach(line -> lines.add("  " + line));
        });
        return lines;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
