package org.rapport.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.installation.Checkout;
import org.rapport.installation.page.Command;
import org.rapport.installation.page.Kind;
import org.rapport.installation.page.OperatorPages;
import org.rapport.kubernetes.manifest.Document;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.StrictReader;
import org.rapport.kubernetes.render.Kustomization;

/** What the pages for operators ask a cluster for is in it. No cluster takes part: whether it answers so is not tried. */
class KubectlCommandsTest {

    private static final Path CHECKOUT = Checkout.of(KubectlCommandsTest.class);
    private static final Manifests INSTALLED =
            StrictReader.read(new Kustomization(CHECKOUT.resolve("deploy/kubernetes/overlays/small")).rendered());

    /** How commands begin that are not about ours. */
    private static final Set<String> OF_NO_NAMESPACE = Set.of(
            "kubectl create namespace rapport",
            "kubectl kustomize ",
            "kubectl apply -k ",
            "kubectl -n default run probe ");

    private static final Pattern RESOURCE = Pattern.compile("\\b(deployment|service|job)/([a-z0-9-]+)");
    private static final Pattern LABEL = Pattern.compile("-l ([^=]+)=(\\S+)");
    private static final Pattern PORTS = Pattern.compile("port-forward (?:deployment|service)/\\S+ \\d+:(\\d+)");

    static List<Command> commands() {
        return OperatorPages.commands(Kind.KUBECTL);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void saysInWhichNamespace(Command command) {
        assertThat(command.text())
                .satisfiesAnyOf(
                        text -> assertThat(text).startsWith("kubectl -n rapport "),
                        text -> assertThat(OF_NO_NAMESPACE).anyMatch(text::startsWith));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesWhatIsThere(Command command) {
        List<String> named = RESOURCE.matcher(command.text())
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .toList();
        List<String> labels = LABEL.matcher(command.text())
                .results()
                .map(found -> found.group(1) + "=" + found.group(2))
                .toList();

        assertThat(resources().map(resource -> Manifests.told(resource).toLowerCase(Locale.ROOT)))
                .containsAll(named);
        assertThat(resources().flatMap(KubectlCommandsTest::labels)).containsAll(labels);
    }

    /** To a port that its pods have. */
    @ParameterizedTest
    @MethodSource("commands")
    void forwardsToAPortThatIsThere(Command command) {
        List<Integer> ports = PORTS.matcher(command.text())
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();

        assertThat(INSTALLED
                        .workloads()
                        .flatMap(workload -> workload.pod().getContainers().stream())
                        .flatMap(container -> container.getPorts().stream())
                        .map(port -> port.getContainerPort()))
                .containsAll(ports);
    }

    private static Stream<HasMetadata> resources() {
        return INSTALLED.documents().stream().map(Document::typed).filter(Objects::nonNull);
    }

    private static Stream<String> labels(HasMetadata resource) {
        var labels = resource.getMetadata().getLabels();
        return labels == null
                ? Stream.of()
                : labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue());
    }
}
