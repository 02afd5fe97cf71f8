package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Manifests;

/**
 * A container has the memory that it may use, and a share of processors that is said; it may use more of those while they
 * are idle. Its image is one and the same today and tomorrow.
 */
final class IsMeasured implements Rule {

    /** What base has in the place of a version is to be replaced. */
    private static final List<String> NO_VERSIONS = List.of(":latest", ":TAG");

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> workload.containers()
                .flatMap(container -> of(workload + ": " + container.getName(), container)));
    }

    private static Stream<String> of(String place, Container container) {
        ResourceRequirements resources =
                Objects.requireNonNullElseGet(container.getResources(), ResourceRequirements::new);
        Map<String, Quantity> requests = Objects.requireNonNullElse(resources.getRequests(), Map.of());
        Map<String, Quantity> limits = Objects.requireNonNullElse(resources.getLimits(), Map.of());
        return Findings.of(place)
                .unless(
                        limits.containsKey("memory") && limits.get("memory").equals(requests.get("memory")),
                        "the memory that it asks for is not its limit")
                .unless(requests.containsKey("cpu"), "it asks for no processors")
                .unless(isFixed(container.getImage()), "its image " + container.getImage() + " has no version")
                .found();
    }

    private static boolean isFixed(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        return name.contains("@sha256:")
                || name.contains(":") && NO_VERSIONS.stream().noneMatch(name::endsWith);
    }
}
