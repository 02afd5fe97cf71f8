package org.rapport.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapport.installation.Component;

/** Images of this build, as an engine would read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // they are read once
class ImagesTest {

    private static final int SET_ID = 06000;
    private static final int WRITABLE = 0222;

    private final Image gateway = Image.read(TestImages.files().get(Component.GATEWAY));
    private final Image sales = Image.read(TestImages.files().get(Component.SALES));
    private final Image keycloak = Image.read(TestImages.files().get(Component.KEYCLOAK));

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "SALES", "KEYCLOAK"})
    void runsAsNobodyInParticularAndMayWriteNothing(Component part) {
        Image image = of(part);

        assertThat(image.tag()).isEqualTo("registry.example.com/crm/rapport-" + part + ":test");
        assertThat(image.config().at("/config/User").asText()).isEqualTo("10001:10001");
        assertThat(image.config().at("/config/Entrypoint")).hasToString("[\"/opt/java/bin/java\"]");
        assertThat(image.modes().entrySet())
                .filteredOn(file -> (file.getValue() & SET_ID) != 0)
                .as("what changes its user")
                .isEmpty();
        assertThat(image.modes().entrySet())
                .filteredOn(file -> !file.getKey().equals("tmp/") && (file.getValue() & WRITABLE) != 0)
                .as("what can be written")
                .isEmpty();
        assertThat(image.modes())
                .doesNotContainKeys("bin/sh", "usr/bin/sh", "bin/bash", "usr/bin/apt-get")
                .containsKeys("opt/java/bin/java", "etc/os-release", "var/lib/dpkg/status.d/libc6");
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "SALES"})
    void startsFromItsCacheAndTellsWhatItIsMadeOf(Component part) {
        Image image = of(part);

        assertThat(image.config().at("/config/Cmd")).hasToString("[\"@/app/jvm.options\",\"@/app/service.options\"]");
        assertThat(image.text("app/service.options")).contains("-XX:AOTCache=/app/app.aot\n");
        assertThat(image.modes()).containsKeys("app/app.aot", "app/quarkus-run.jar");
        assertThat(image.components("application").findValuesAsText("name"))
                .contains("quarkus-vertx-http", "jackson-databind");
        assertThat(image.components("application").findValuesAsText("purl"))
                .allMatch(url -> url.matches("pkg:maven/[^/]+/[^/]+@.+"));
        assertThat(image.components("system").findValuesAsText("name"))
                .containsExactly("base-files", "libc6", "OpenJDK");
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "SALES", "KEYCLOAK"})
    void itsBillsAreWhatScannersRead(Component part) throws IOException {
        for (String bill : List.of("application", "system")) {
            byte[] document =
                    of(part).text("usr/share/sbom/" + bill + ".cdx.json").getBytes(StandardCharsets.UTF_8);
            assertThat(new JsonParser().validate(document, BillOfMaterials.VERSION))
                    .isEmpty();
        }
    }

    @Test
    void listensWhereOthersReachIt() {
        assertThat(gateway.config().at("/config/Env").toString())
                .contains("QUARKUS_HTTP_HOST=0.0.0.0", "QUARKUS_MANAGEMENT_HOST=0.0.0.0", "CRM_KEYS_DIR=/keys");
        assertThat(sales.config().at("/config/Env").toString())
                .contains("QUARKUS_HTTP_HOST=0.0.0.0", "CRM_KEYS_DIR=/keys");
    }

    @Test
    void keycloakBringsOurRealmAndThemes() {
        assertThat(keycloak.modes().keySet())
                .filteredOn(path -> path.startsWith("opt/keycloak/data/import/") && path.endsWith(".json"))
                .containsExactly("opt/keycloak/data/import/crm-realm.json");
        assertThat(keycloak.modes()).containsKey("opt/keycloak/themes/rapport/login/theme.properties");
        assertThat(keycloak.components("application").findValuesAsText("purl"))
                .anyMatch(url -> url.startsWith("pkg:maven/org.keycloak/keycloak-services@26."));
    }

    @Test
    void aMigrationIsTheSameImageWithAnotherCommand() {
        assertThat(sales.text("app/migration.options"))
                .contains("/app/lib/main/*", "org.rapport.kit.migration.Migrate");
        assertThat(gateway.modes()).doesNotContainKey("app/migration.options");
    }

    @Test
    void sharesWhatSeldomChanges() {
        assertThat(sales.layers().subList(0, 2))
                .isEqualTo(gateway.layers().subList(0, 2))
                .isEqualTo(keycloak.layers().subList(0, 2));
        assertThat(sales.layers().subList(2, sales.layers().size())).doesNotContainAnyElementsOf(gateway.layers());
    }

    /** All but the AOT cache, of which the JVM makes another each time. That the same files make the same layer is above. */
    @Test
    void aSecondTimeMakesTheSameFiles(@TempDir Path folder) throws IOException {
        DebianBase base = DebianBase.fetched(folder.resolve("base"));
        JavaRuntime.linked(folder.resolve("java"));
        Application application = Application.laidOut(Component.GATEWAY, folder.resolve("applications/gateway"));
        new BillOfMaterials(folder.resolve("bills"), base).ofMaven("gateway", application.folder());

        assertSame(folder, "base/root", "java", "applications/gateway", "bills/gateway");
    }

    private static void assertSame(Path folder, String... trees) throws IOException {
        for (String tree : trees) {
            assertThat(files(folder.resolve(tree))).isNotEmpty();
            for (Path file : files(folder.resolve(tree))) {
                assertThat(TestImages.WORK.resolve(folder.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    private Image of(Component part) {
        return switch (part) {
            case GATEWAY -> gateway;
            case SALES -> sales;
            default -> keycloak;
        };
    }
}
