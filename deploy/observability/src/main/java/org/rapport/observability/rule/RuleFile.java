package org.rapport.observability.rule;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file of rules as Prometheus reads it. */
public record RuleFile(String name, List<Group> groups) {

    private static final ObjectMapper YAML =
            new YAMLMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    public RuleFile {
        groups = List.copyOf(groups);
    }

    /** Rules that are evaluated one after the other. */
    public record Group(String name, List<Rule> rules) {

        public Group {
            rules = List.copyOf(rules);
        }
    }

    /** The files of rules in a folder, by name. */
    public static List<RuleFile> all(Path folder) {
        return paths(folder).stream().map(RuleFile::read).toList();
    }

    /** Where they are. */
    public static List<Path> paths(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one. */
    public static RuleFile read(Path file) {
        try {
            var groups = elements(YAML.readTree(file.toFile()).required("groups"));
            return new RuleFile(
                    String.valueOf(file.getFileName()),
                    groups.map(RuleFile::group).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    public List<Rule> rules() {
        return groups.stream().flatMap(group -> group.rules().stream()).toList();
    }

    public List<Rule.Alert> alerts() {
        return rules().stream()
                .filter(Rule.Alert.class::isInstance)
                .map(Rule.Alert.class::cast)
                .toList();
    }

    /** What its rules ask Prometheus. */
    public List<String> expressions() {
        return rules().stream().map(Rule::expression).toList();
    }

    private static Group group(JsonNode group) {
        return new Group(
                group.required("name").asText(),
                elements(group.required("rules")).map(RuleFile::rule).toList());
    }

    private static Rule rule(JsonNode rule) {
        String expression = rule.required("expr").asText().strip();
        Map<String, String> labels = texts(rule.path("labels"));
        return rule.has("record")
                ? new Rule.Recording(rule.required("record").asText(), expression, labels)
                : new Rule.Alert(
                        rule.required("alert").asText(),
                        expression,
                        rule.path("for").asText("0s"),
                        labels,
                        texts(rule.path("annotations")));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
