package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.stream.Stream;
import org.rapport.installation.Component;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Network;
import org.rapport.kubernetes.manifest.PodMonitor;
import org.rapport.kubernetes.manifest.PodMonitor.Endpoint;
import org.rapport.kubernetes.manifest.Workload;

/**
 * Where there is a monitor at all, gateway and every service have one. It asks at a port that is there and lets it in, and the job has
 * the name of the Deployment, by which rules and dashboards know it.
 */
final class IsScraped implements Rule {

    /** In which namespace Prometheus is. */
    private static final String NAMESPACE = "monitoring";

    @Override
    public Stream<String> findings(Manifests manifests) {
        List<PodMonitor> monitors = manifests.podMonitors().toList();
        return monitors.isEmpty()
                ? Stream.of()
                : Stream.concat(
                        monitors.stream().flatMap(monitor -> of(monitor, manifests)), unseen(monitors, manifests));
    }

    private static Stream<String> of(PodMonitor monitor, Manifests manifests) {
        List<Workload> pods = manifests.selected(monitor.selector()).toList();
        if (pods.isEmpty()) {
            return Network.isOfAnOperator(monitor.selector())
                    ? Stream.of()
                    : Stream.of(monitor + ": its selector finds no pods");
        }
        return monitor.endpoints().stream()
                .flatMap(endpoint -> pods.stream().flatMap(pod -> of(monitor, endpoint, pod, manifests)));
    }

    private static Stream<String> of(PodMonitor monitor, Endpoint endpoint, Workload pod, Manifests manifests) {
        List<ContainerPort> ports = pod.ports(new IntOrString(endpoint.port())).toList();
        boolean in = manifests
                .policies(pod, Network.INGRESS)
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> ports.stream().allMatch(port -> Network.letsIn(rule, NAMESPACE, pod, port)));
        String job = endpoint.job(pod);
        return Findings.of(monitor.toString())
                .unless(!ports.isEmpty(), pod + " has no port " + endpoint.port())
                .unless(in, pod + " does not let " + NAMESPACE + " in at " + endpoint.port())
                .unless(job.equals(pod.resource().getMetadata().getName()), "the job of " + pod + " is " + job)
                .found();
    }

    private static Stream<String> unseen(List<PodMonitor> monitors, Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.resource() instanceof Deployment)
                .filter(workload -> workload.component()
                        .filter(component -> component != Component.KEYCLOAK)
                        .isPresent())
                .filter(workload -> monitors.stream()
                        .noneMatch(monitor ->
                                manifests.selected(monitor.selector()).anyMatch(workload::equals)))
                .map(workload -> workload + ": no PodMonitor finds it");
    }
}
