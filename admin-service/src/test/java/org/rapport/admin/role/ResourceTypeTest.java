package org.rapport.admin.role;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.record.PermissionsFilter;

/** Roles can allow what the services ask for, all of it and nothing else. */
class ResourceTypeTest {

    @Test
    void areThoseThatTheServicesTellOf() throws IOException {
        var told = new ArrayList<ResourceType>();
        for (String service : List.of("sales", "marketing", "support", "admin")) {
            new YAMLMapper()
                    .readTree(
                            Path.of("..", service + "-service", "openapi.yaml").toFile())
                    .path(PermissionsFilter.EXTENSION)
                    .properties()
                    .forEach(type -> told.add(type(type.getKey(), type.getValue())));
        }

        assertThat(ResourceType.ALL.stream().map(ResourceTypeTest::sorted))
                .containsExactlyInAnyOrderElementsOf(
                        told.stream().map(ResourceTypeTest::sorted).toList());
    }

    private static ResourceType sorted(ResourceType type) {
        return new ResourceType(type.name(), type.actions().stream().sorted().toList(), type.reaches());
    }

    private static ResourceType type(String name, JsonNode told) {
        var actions = new ArrayList<String>();
        told.path("actions").forEach(action -> actions.add(action.asText()));
        return new ResourceType(
                name, actions, told.path("owned").asBoolean() ? List.of(Reach.values()) : List.of(Reach.ALL));
    }
}
