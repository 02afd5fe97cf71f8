package org.rapport.admin.role;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.rapport.kit.record.PermissionsFilter;

/** A role names what is asked for: each of its permissions is one that a service tells of in its API's document. */
class SystemRoleTest {

    private static final List<SystemRole> ROLES = SystemRole.ALL_ROLES;

    @ParameterizedTest
    @FieldSource("ROLES")
    void grantsNothingThatNobodyAsksFor(SystemRole role) throws IOException {
        List<String> known = permissions();
        for (var grant : role.grants()) {
            for (String action : grant.actions()) {
                String permission = grant.resourceType() + ":" + action;
                String pattern = "\\Q" + permission.replace("*", "\\E.*\\Q") + "\\E";
                assertThat(known).as(permission).anyMatch(it -> it.matches(pattern));
            }
        }
    }

    /** What the teams work on; not how the organisation itself is run. */
    @Test
    void letsViewersReadEveryType() throws IOException {
        var viewer = ROLES.stream()
                .filter(role -> role.name().equals("viewer"))
                .findFirst()
                .orElseThrow();
        var read = viewer.grants().stream()
                .map(grant -> grant.resourceType() + ":read")
                .collect(Collectors.toSet());

        assertThat(permissions().stream().filter(it -> it.endsWith(":read")))
                .filteredOn(it -> Stream.of("audit:", "organization:", "policy:", "setting:")
                        .noneMatch(it::startsWith))
                .isSubsetOf(read);
    }

    private static List<String> permissions() throws IOException {
        var all = new ArrayList<String>();
        for (String service : List.of("sales", "marketing", "support", "admin")) {
            JsonNode document = new YAMLMapper()
                    .readTree(
                            Path.of("..", service + "-service", "openapi.yaml").toFile());
            document.path(PermissionsFilter.EXTENSION).properties().forEach(type -> type.getValue()
                    .path("actions")
                    .forEach(action -> all.add(type.getKey() + ":" + action.asText())));
        }
        return all;
    }
}
