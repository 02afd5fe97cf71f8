package org.rapport.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.compose.ComposeFile.Service;
import org.rapport.installation.Checkout;
import org.rapport.installation.Component;
import org.rapport.installation.secret.SharedSecret;
import org.rapport.installation.setting.Setting;
import org.rapport.installation.setting.Settings;

/** What holds for each container of {@code compose.yaml}. */
class ComposeFileTest {

    private static final Settings SETTINGS = Settings.ofThisCheckout();
    private static final Pattern VERSION = Pattern.compile(".+:v?[0-9]+(\\.[0-9]+)+");
    private static final String OURS = "rapport-";

    @TempDir
    static Path secrets;

    @BeforeAll
    static void makeSecrets() {
        ComposeSecrets.in(secrets, _ -> {});
    }

    @ParameterizedTest
    @MethodSource("ours")
    void eachPartIsToldWhatItKnowsAndAllThatItNeeds(Service service) {
        Set<String> variables = service.environment(secrets).keySet();
        var part = service.part().orElseThrow();

        assertThat(variables).allMatch(variable -> SETTINGS.knows(part, variable));
        assertThat(SETTINGS.of(part).stream()
                        .filter(Setting::isRequired)
                        .filter(setting -> variables.stream().noneMatch(setting::isSetBy))
                        .map(Setting::variable))
                .as("nothing sets them")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void eachPartHasItsOwnSecretsAndNoOthers(Service service) {
        Component component = service.component().orElseThrow();
        Set<Path> expected = new TreeSet<>();
        expected.add(variables(service.isMigration() ? SharedSecret.migrationOf(component) : component.toString()));
        if (component != Component.KEYCLOAK) {
            expected.add(variables("kafka-" + (service.isMigration() ? "migration" : component)));
        }
        assertThat(service.variableFiles(secrets)).containsExactlyInAnyOrderElementsOf(expected);

        Set<Path> mounted = new TreeSet<>();
        if (component != Component.KEYCLOAK) {
            mounted.add(secrets.resolve("kafka/broker.pem")); // a certificate, and no secret
        }
        if (component != Component.KEYCLOAK && !service.isMigration()) {
            mounted.add(secrets.resolve("keys").resolve(component.toString()));
        }
        assertThat(service.mounts(secrets).keySet()).containsExactlyInAnyOrderElementsOf(mounted);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void eachPartMayDoNothing(Service service) {
        assertThat(service.settings())
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsEntry("pull_policy", "never")
                .containsKey("pids_limit")
                .doesNotContainKeys("privileged", "cap_add", "user", "network_mode", "pid");
    }

    @ParameterizedTest
    @MethodSource("all")
    void nobodyTakesAllMemoryOrAllDisk(Service service) {
        assertThat(service.settings()).containsKey("logging");
        if (!service.list("command").contains("psql")
                && !service.list("command").contains("/bin/sh")) {
            assertThat(service.settings()).containsKey("mem_limit");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void othersReachWhatIsPublishedOnlyFromThisMachine(Service service) {
        assertThat(service.list("ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachImageOfOthersHasAVersion(Service service) {
        if (!service.image().startsWith(OURS)) {
            assertThat(service.image()).matches(VERSION);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsMountedIsThereAndOnlyRead(Service service) {
        assertThat(service.mounts(secrets).keySet()).allMatch(Files::exists);
        assertThat(service.list("volumes")).allMatch(mount -> !mount.startsWith(".") || mount.endsWith(":ro"));
        assertThat(service.variableFiles(secrets)).allMatch(Files::exists);
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachCanReachWhomItWaitsFor(Service service) throws IOException {
        for (String other : service.list("depends_on")) {
            Set<String> shared = new HashSet<>(service.list("networks"));
            shared.retainAll(file().service(other).list("networks"));
            assertThat(shared).as("networks shared with " + other).isNotEmpty();
        }
    }

    @Test
    void onlyThoseAreAtTheDataWhoUseIt() throws IOException {
        assertThat(file().services().filter(service -> service.list("networks").contains("data")))
                .extracting(Service::name)
                .doesNotContain("mail", "prometheus", "traces");
        assertThat(ComposeFile.map(file().document().get("networks")).get("data"))
                .hasToString("{internal=true}");
    }

    @Test
    void whatRunsBesideIsOfTheVersionsThatAreTested() throws IOException {
        String pom = Files.readString(Checkout.of(ComposeFile.class).resolve("pom.xml"));

        assertThat(pom).contains("<kafka.version>" + version("kafka") + "</kafka.version>");
        assertThat(pom).contains("<postgresql.binaries.version>" + version("postgres") + ".");
        assertThat(file().service("kafka-rights").image())
                .isEqualTo(file().service("kafka").image());
        assertThat(file().service("postgres-bootstrap").image())
                .isEqualTo(file().service("postgres").image());
    }

    @Test
    void everyPartIsThere() throws IOException {
        Stream<String> parts = Stream.concat(
                Stream.of(Component.values()).map(Component::toString),
                Component.services().stream().map(SharedSecret::migrationOf));

        assertThat(ours()).extracting(Service::name).containsExactlyInAnyOrderElementsOf(parts.toList());
    }

    private static String version(String service) throws IOException {
        String image = file().service(service).image();
        return image.substring(image.indexOf(':') + 1);
    }

    private static Path variables(String holder) {
        return secrets.resolve("variables").resolve(holder + ".env");
    }

    static List<Service> all() throws IOException {
        return file().services().toList();
    }

    static List<Service> ours() throws IOException {
        return file().services()
                .filter(service -> service.image().startsWith(OURS))
                .toList();
    }

    private static ComposeFile file() throws IOException {
        return ComposeFile.named("compose.yaml");
    }
}
