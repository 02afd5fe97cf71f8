package org.rapport.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page tells its reader to ask of the API is there to be asked. */
class PagesTest {

    private static final Path CHECKOUT = Checkout.of(PagesTest.class);
    private static final Pattern PATH = Pattern.compile("^  \"?(/[^\":]+)\"?:$");
    private static final Pattern METHOD = Pattern.compile("^    (get|post|put|patch|delete):$");
    private static final Pattern TOLD = Pattern.compile("`(GET|POST|PUT|PATCH|DELETE) (/[^`\\s?]*)[^`]*`");
    private static final Set<String> OPERATIONS = operations();

    /** Keycloak's own, and one that is told of because it is refused. */
    private static final List<String> OTHERS = List.of("POST /admin/realms/", "POST /api/auth/login");

    @ParameterizedTest
    @MethodSource("pages")
    void namesOperationsThatThereAre(Path page) throws IOException {
        assertThat(TOLD.matcher(Files.readString(CHECKOUT.resolve(page)))
                        .results()
                        .map(PagesTest::operation))
                .filteredOn(operation -> OTHERS.stream().noneMatch(operation::startsWith))
                .isSubsetOf(OPERATIONS);
    }

    /** The READMEs and what is for operators; decisions tell of their time. */
    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files =
                Files.find(CHECKOUT, 3, (file, _) -> file.toString().endsWith(".md"))) {
            return files
                    .map(CHECKOUT::relativize)
                    .filter(page ->
                            !page.startsWith("docs/adr") && !page.toString().contains("target"))
                    .filter(page -> !page.toString().startsWith("."))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String operation(MatchResult told) {
        return operation(told.group(1), told.group(2));
    }

    private static String operation(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]+}", "{}");
    }

    private static Set<String> operations() {
        try (Stream<Path> files = Files.list(CHECKOUT)) {
            Set<String> operations = new HashSet<>();
            for (Path document : files.map(folder -> folder.resolve("openapi.yaml"))
                    .filter(Files::exists)
                    .toList()) {
                String path = "";
                for (String line : Files.readAllLines(document)) {
                    var named = PATH.matcher(line);
                    var method = METHOD.matcher(line);
                    if (named.matches()) {
                        path = named.group(1);
                    } else if (method.matches()) {
                        operations.add(operation(method.group(1).toUpperCase(Locale.ROOT), path));
                    }
                }
            }
            JsonNode gateway = new ObjectMapper()
                    .readTree(CHECKOUT.resolve("gateway/src/main/resources/openapi/gateway.json")
                            .toFile());
            gateway.path("paths").properties().forEach(path -> path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                            method -> operations.add(operation(method.toUpperCase(Locale.ROOT), path.getKey()))));
            return operations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
