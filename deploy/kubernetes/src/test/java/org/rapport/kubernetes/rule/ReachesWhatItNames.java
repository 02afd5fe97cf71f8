package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Environment;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Network;
import org.rapport.kubernetes.manifest.Workload;

/** Policies let a pod ask for names, and go where its variables send it; and let it in there, if that is one of ours. */
final class ReachesWhatItNames implements Rule {

    private static final int DNS = 53;

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> of(workload, manifests));
    }

    private static Stream<String> of(Workload workload, Manifests manifests) {
        List<NetworkPolicyEgressRule> rules = manifests
                .policies(workload, Network.EGRESS)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .toList();
        Stream<String> names = Stream.of("UDP", "TCP")
                .filter(protocol -> rules.stream().noneMatch(rule -> Network.letsOut(rule, DNS, protocol)))
                .map(protocol -> workload + ": it may not ask for names by " + protocol);
        Stream<String> addresses = workload.containers()
                .map(container -> Environment.of(container, manifests))
                .flatMap(environment -> Address.of(environment.open()))
                .distinct()
                .flatMap(address -> of(workload, rules, address, manifests));
        return Stream.concat(names, addresses);
    }

    private static Stream<String> of(
            Workload workload, List<NetworkPolicyEgressRule> rules, Address address, Manifests manifests) {
        Optional<Service> service = manifests.named(Service.class, address.service());
        if (service.isEmpty()) {
            boolean out = rules.stream().anyMatch(rule -> Network.letsOut(rule, address.port(), "TCP"));
            return out ? Stream.of() : Stream.of(workload + ": it may not go to " + address);
        }
        return service.get().getSpec().getPorts().stream()
                .filter(port -> port.getPort() == address.port())
                .map(port -> port.getTargetPort() == null ? new IntOrString(port.getPort()) : port.getTargetPort())
                .findFirst()
                .map(target -> manifests.behind(service.get()).flatMap(pod -> pod.ports(target)
                        .flatMap(port -> ofOurs(workload, rules, address, pod, port, manifests))))
                .orElseGet(() -> Stream.of(workload + ": nothing listens at " + address));
    }

    private static Stream<String> ofOurs(
            Workload workload,
            List<NetworkPolicyEgressRule> rules,
            Address address,
            Workload target,
            ContainerPort port,
            Manifests manifests) {
        boolean out = rules.stream().anyMatch(rule -> Network.letsOut(rule, target, port));
        boolean in = manifests
                .policies(target, Network.INGRESS)
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> Network.letsIn(rule, workload, target, port));
        return Findings.of(workload.toString())
                .unless(out, "it may not go to " + address)
                .unless(in, target + " does not let it in")
                .found();
    }
}
