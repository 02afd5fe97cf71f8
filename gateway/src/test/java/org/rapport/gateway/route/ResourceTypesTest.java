package org.rapport.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResourceTypesTest {

    private static final Pattern TYPE = Pattern.compile("^ {2}(\\S+):$");

    @ParameterizedTest
    @EnumSource
    void areThoseThatTheServiceTellsInItsDocument(Service service) throws IOException {
        var told = typesIn(Path.of("..", service.word() + "-service", "openapi.yaml"));

        assertThat(told).isNotEmpty();
        assertThat(ResourceTypes.of(service)).containsExactlyInAnyOrderElementsOf(told);
        assertThat(told)
                .allSatisfy(type -> assertThat(ResourceTypes.ownerOf(type)).isEqualTo(service));
    }

    @Test
    void areEnumeratedInOrder() {
        assertThat(ResourceTypes.enumerated()).startsWith("account, audience, ").endsWith(", team, ticket");
        assertThat(ResourceTypes.ownerOf("nothing")).isNull();
    }

    /** The keys of {@code x-permissions}, which stand at the second level of the document. */
    private static List<String> typesIn(Path document) throws IOException {
        return Files.readAllLines(document).stream()
                .dropWhile(line -> !line.equals("x-permissions:"))
                .skip(1)
                .takeWhile(line -> line.startsWith(" "))
                .flatMap(line -> TYPE.matcher(line).results())
                .map(type -> type.group(1))
                .toList();
    }
}
