package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.rapport.installation.Component;
import org.rapport.installation.setting.Part;
import org.rapport.installation.setting.Preset;
import org.rapport.installation.setting.Setting;
import org.rapport.installation.setting.Settings;
import org.rapport.kubernetes.manifest.Environment;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Workload;

/** A pod is not killed before it has ended by itself. */
record EndsInTime(Settings settings) implements Rule {

    /** What Kubernetes gives who says nothing. */
    private static final long USUAL = 30;
    /** To close what is open, and for the JVM to end. */
    private static final Duration GATEWAY_REST = Duration.ofSeconds(5);
    /** A consumer finishes the record under way and leaves its group, the relay gives back its slot. */
    private static final Duration KAFKA = Duration.ofSeconds(15);
    /** Where nobody says how long a service waits for requests. */
    private static final Duration REQUESTS = Duration.ofSeconds(10);

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.resource() instanceof Deployment)
                .flatMap(workload -> needed(workload, manifests).stream().flatMap(needed -> of(workload, needed)));
    }

    private static Stream<String> of(Workload workload, Duration needed) {
        Long said = workload.pod().getTerminationGracePeriodSeconds();
        long given = said == null ? USUAL : said;
        return given >= needed.toSeconds()
                ? Stream.of()
                : Stream.of(workload + ": it is killed after " + given + " s, and may need " + needed.toSeconds()
                        + " s to end");
    }

    private Optional<Duration> needed(Workload workload, Manifests manifests) {
        Container main = workload.pod().getContainers().getFirst();
        Environment environment = Environment.of(main, manifests);
        return workload.component().flatMap(component -> switch (component) {
            case GATEWAY ->
                Optional.of(preStop(main)
                        .plus(said(component, environment, "CRM_SERVER_NOTICE", Duration.ZERO))
                        .plus(said(component, environment, "CRM_SERVER_DRAIN", Duration.ZERO))
                        .plus(GATEWAY_REST));
            case ADMIN, MARKETING, SALES, SUPPORT ->
                Optional.of(preStop(main)
                        .plus(said(component, environment, "QUARKUS_SHUTDOWN_TIMEOUT", REQUESTS))
                        .plus(KAFKA));
            case KEYCLOAK -> Optional.empty(); // it ends within the usual time
        });
    }

    private static Duration preStop(Container container) {
        return container.getLifecycle() == null
                        || container.getLifecycle().getPreStop() == null
                        || container.getLifecycle().getPreStop().getSleep() == null
                ? Duration.ZERO
                : Duration.ofSeconds(
                        container.getLifecycle().getPreStop().getSleep().getSeconds());
    }

    private Duration said(Component component, Environment environment, String variable, Duration otherwise) {
        return Optional.ofNullable(environment.open().get(variable))
                .or(() -> preset(component, variable))
                .map(EndsInTime::duration)
                .orElse(otherwise);
    }

    private Optional<String> preset(Component component, String variable) {
        return settings.of(Part.of(component)).stream()
                .filter(setting -> setting.isSetBy(variable))
                .map(Setting::preset)
                .filter(Preset.Value.class::isInstance)
                .map(preset -> ((Preset.Value) preset).text())
                .findFirst();
    }

    /** As Quarkus reads it: a number is seconds, {@code 1m30s} is what it says. */
    static Duration duration(String text) {
        if (text.chars().allMatch(Character::isDigit)) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse(Character.isDigit(text.charAt(0)) ? "PT" + text : text);
    }
}
