package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Workload;

/** Who is sent to a port, by a service, a probe or an ingress, finds one. */
final class PortsAreThere implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return Stream.of(
                        manifests.all(Service.class).flatMap(service -> ofService(service, manifests)),
                        manifests.workloads().flatMap(PortsAreThere::ofProbes),
                        manifests.all(Ingress.class).flatMap(ingress -> ofIngress(ingress, manifests)))
                .flatMap(findings -> findings);
    }

    private static Stream<String> ofService(Service service, Manifests manifests) {
        if (service.getSpec().getSelector() == null
                || service.getSpec().getSelector().isEmpty()) {
            return Stream.of(); // it names a host, or its endpoints are given
        }
        List<Workload> pods = manifests.behind(service).toList();
        if (pods.isEmpty()) {
            return Stream.of(Manifests.told(service) + ": its selector finds no pods");
        }
        return service.getSpec().getPorts().stream()
                .map(port -> port.getTargetPort() == null ? new IntOrString(port.getPort()) : port.getTargetPort())
                .flatMap(target -> pods.stream()
                        .filter(pod -> pod.ports(target).findAny().isEmpty())
                        .map(pod -> Manifests.told(service) + ": " + pod + " has no port " + target.getValue()));
    }

    private static Stream<String> ofProbes(Workload workload) {
        return workload.containers()
                .flatMap(container -> Stream.of(
                                container.getStartupProbe(),
                                container.getReadinessProbe(),
                                container.getLivenessProbe())
                        .filter(Objects::nonNull)
                        .flatMap(PortsAreThere::ports)
                        .filter(port -> !has(container, port))
                        .map(port -> workload + ": a probe of " + container.getName() + " asks at port "
                                + port.getValue() + ", which it has not"))
                .distinct();
    }

    private static Stream<IntOrString> ports(Probe probe) {
        return Stream.concat(
                Stream.ofNullable(probe.getHttpGet()).map(get -> get.getPort()),
                Stream.ofNullable(probe.getTcpSocket()).map(socket -> socket.getPort()));
    }

    private static boolean has(Container container, IntOrString port) {
        return container.getPorts().stream()
                .flatMap(own -> Stream.of(own.getContainerPort(), named(own)))
                .anyMatch(own -> own.equals(port.getValue()));
    }

    private static Object named(ContainerPort port) {
        return port.getName() == null ? "" : port.getName();
    }

    private static Stream<String> ofIngress(Ingress ingress, Manifests manifests) {
        return ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(HTTPIngressPath::getBackend)
                .map(backend -> backend.getService())
                .filter(backend -> manifests
                        .named(Service.class, backend.getName())
                        .filter(service -> has(service, backend))
                        .isEmpty())
                .map(backend -> Manifests.told(ingress) + ": there is no such port of a Service " + backend.getName())
                .distinct();
    }

    private static boolean has(Service service, IngressServiceBackend backend) {
        return service.getSpec().getPorts().stream()
                .anyMatch(port -> backend.getPort().getName() == null
                        ? port.getPort().equals(backend.getPort().getNumber())
                        : backend.getPort().getName().equals(port.getName()));
    }
}
