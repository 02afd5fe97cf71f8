package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.stream.Stream;
import org.rapport.installation.Component;
import org.rapport.kubernetes.manifest.Labels;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Workload;

/** Every service runs, is found, is not evicted whole, and has its database migrated by its own version. */
record IsComplete(List<Component> services) implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return services.stream().flatMap(service -> of(service, manifests));
    }

    private static Stream<String> of(Component service, Manifests manifests) {
        List<Workload> pods = manifests
                .workloads()
                .filter(workload -> workload.name().equals(service.toString()))
                .toList();
        List<String> running = images(pods.stream().filter(pod -> pod.resource() instanceof Deployment));
        List<String> migrating =
                images(pods.stream().filter(pod -> pod.resource() instanceof Job && pod.isMigration()));
        return Findings.of(service.toString())
                .unless(!running.isEmpty(), "it has no Deployment")
                .unless(!migrating.isEmpty(), "it has no Job that migrates")
                .unless(
                        running.isEmpty() || migrating.isEmpty() || running.equals(migrating),
                        migrating + " migrates for " + running)
                .unless(
                        manifests
                                .all(Service.class)
                                .anyMatch(found -> manifests.behind(found).anyMatch(pods::contains)),
                        "it has no Service")
                .unless(
                        manifests.all(PodDisruptionBudget.class).anyMatch(budget -> pods.stream()
                                .anyMatch(pod -> pod.resource() instanceof Deployment
                                        && Labels.match(budget.getSpec().getSelector(), pod.labels()))),
                        "it has no PodDisruptionBudget")
                .found();
    }

    private static List<String> images(Stream<Workload> workloads) {
        return workloads
                .flatMap(workload -> workload.pod().getContainers().stream())
                .map(Container::getImage)
                .distinct()
                .toList();
    }
}
