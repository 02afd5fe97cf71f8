package org.rapport.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.installation.Component;
import org.rapport.installation.secret.SharedSecret;
import org.rapport.installation.setting.Part;

/** Something that starts pods, and the pods that it starts. */
public record Workload(HasMetadata resource, PodTemplateSpec template) {

    private static final String MIGRATION = "migration";

    static Optional<Workload> of(Document document) {
        return OperatedKeycloak.isIn(document) ? OperatedKeycloak.workload(document) : of(document.typed());
    }

    private static Optional<Workload> of(@Nullable HasMetadata resource) {
        PodTemplateSpec template =
                switch (resource) {
                    case Deployment deployment -> deployment.getSpec().getTemplate();
                    case StatefulSet set -> set.getSpec().getTemplate();
                    case DaemonSet set -> set.getSpec().getTemplate();
                    case Job job -> job.getSpec().getTemplate();
                    case CronJob job -> job.getSpec().getJobTemplate().getSpec().getTemplate();
                    case null, default -> null;
                };
        return template == null
                ? Optional.empty()
                : Optional.of(new Workload(Objects.requireNonNull(resource), template));
    }

    public PodSpec pod() {
        return template.getSpec();
    }

    public Map<String, String> labels() {
        return template.getMetadata() == null || template.getMetadata().getLabels() == null
                ? Map.of()
                : template.getMetadata().getLabels();
    }

    /** Those of its beginning too. */
    public Stream<Container> containers() {
        return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream());
    }

    public Stream<ContainerPort> ports() {
        return containers().flatMap(container -> container.getPorts().stream());
    }

    /** Those of its ports that are meant by a number or a name. */
    public Stream<ContainerPort> ports(IntOrString port) {
        return ports().filter(own -> port.getStrVal() == null
                ? own.getContainerPort().equals(port.getIntVal())
                : port.getStrVal().equals(own.getName()));
    }

    /** What its label says that it is, such as {@code sales}; empty without the label. */
    public String name() {
        return labels().getOrDefault(Labels.NAME, "");
    }

    public boolean isMigration() {
        return MIGRATION.equals(labels().get(Labels.COMPONENT));
    }

    /** Nothing if it is somebody else's program. */
    public Optional<Component> component() {
        return Stream.of(Component.values())
                .filter(component -> component.toString().equals(name()))
                .findFirst();
    }

    /** Whose settings it understands. */
    public Optional<Part> part() {
        return component().map(component -> isMigration() ? Part.MIGRATION : Part.of(component));
    }

    /** As whom it has secrets: {@code sales}, {@code sales-migration}, {@code postgres}. */
    public String holder() {
        return isMigration() ? component().map(SharedSecret::migrationOf).orElse(name() + "-" + MIGRATION) : name();
    }

    @Override
    public String toString() {
        return Manifests.told(resource);
    }
}
