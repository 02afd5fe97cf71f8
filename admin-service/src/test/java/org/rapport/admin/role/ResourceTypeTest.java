package org.rapport.admin.role;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.rapport.admin.role.ResourceType.Askable;
import org.rapport.admin.role.ResourceType.Told;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.condition.cel.Language;
import org.rapport.kit.condition.cel.Refused;
import org.rapport.kit.record.PermissionsFilter;

/**
 * Roles can allow what the services ask for, all of it and nothing else. {@code -Dpermissions=write} brings the list up to
 * date with the services' committed documents.
 */
class ResourceTypeTest {

    private static final String COMMAND =
            "./mvnw -pl admin-service -am test -Dtest=ResourceTypeTest -Dsurefire.failIfNoSpecifiedTests=false "
                    + "-Dpermissions=write";
    private static final Path COMMITTED = Path.of("src", "main", "resources", "permissions.json");

    @BeforeAll
    static void writeThemIfAskedTo() throws IOException {
        if ("write".equals(System.getProperty("permissions"))) {
            Files.writeString(COMMITTED, text(told()));
        }
    }

    @Test
    void areThoseThatTheServicesTellOf() throws IOException {
        assertThat(COMMITTED)
                .as("not what the services' documents say; bring it up to date with%n  %s", COMMAND)
                .hasContent(text(told()));
    }

    @Test
    @DisabledIfSystemProperty(
            named = "permissions",
            matches = "write",
            disabledReason = "the classes' resource is older than the file")
    void areReadAsTold() throws IOException {
        assertThat(ResourceType.ALL).isEqualTo(told().stream().map(Told::toType).toList());
    }

    @Test
    void reachSomeOnlyWhereSomebodyCaresForThem() {
        assertThat(new Told("lead", List.of("read"), true, List.of(), List.of(), List.of(), Map.of(), List.of())
                        .toType()
                        .reaches())
                .containsExactly(Reach.OWN, Reach.TEAM, Reach.ALL);
        assertThat(new Told("tag", List.of("read"), false, List.of(), List.of(), List.of(), Map.of(), List.of())
                        .toType()
                        .reaches())
                .containsExactly(Reach.ALL);
    }

    @Test
    void haveALanguageInWhichTheirAttributesAreAsked() {
        assertThat(ResourceType.ALL).isNotEmpty().allSatisfy(type -> {
            assertThat(type.language()).isSameAs(type.language());
            type.attributes()
                    .forEach(attribute -> type.language().read("has(resource.%s)".formatted(attribute.name())));
        });
        Language language = ResourceType.named(ResourceType.ANY).orElseThrow().language();
        language.read("'viewer' in subject.roles");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> language.read("resource.id == subject.id"));
    }

    private static List<Told> told() throws IOException {
        var told = new ArrayList<Told>();
        for (String service : List.of("sales", "marketing", "support", "admin")) {
            new YAMLMapper()
                    .readTree(
                            Path.of("..", service + "-service", "openapi.yaml").toFile())
                    .path(PermissionsFilter.EXTENSION)
                    .properties()
                    .forEach(type -> told.add(told(type.getKey(), type.getValue())));
        }
        told.sort(comparing(Told::name));
        return told;
    }

    private static Told told(String name, JsonNode said) {
        return new Told(
                name,
                texts(said.path("actions")),
                said.path("owned").asBoolean(),
                texts(said.path("maskable")),
                texts(said.path("settable")),
                texts(said.path("required")),
                new ObjectMapper().convertValue(said.path("following"), new TypeReference<Map<String, String>>() {}),
                said.path("attributes").properties().stream()
                        .map(attribute -> new Askable(
                                attribute.getKey(),
                                attribute.getValue().path("kind").textValue(),
                                texts(attribute.getValue().path("constants")),
                                attribute.getValue().path("indexed").asBoolean()))
                        .sorted(comparing(Askable::name))
                        .toList());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::textValue).toList();
    }

    private static String text(List<Told> told) throws IOException {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return new ObjectMapper().writer(printer).writeValueAsString(told) + "\n";
    }
}
