package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Network;
import org.rapport.kubernetes.manifest.Workload;

/** By itself nothing reaches anything. Somebody in particular reaches each port, and nobody one that is not there. */
final class IsReachedByPorts implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        Stream<String> closed = manifests.all(NetworkPolicy.class).anyMatch(Network::closesAll)
                ? Stream.of()
                : Stream.of("NetworkPolicy: none selects all pods and allows nothing");
        return Stream.of(
                        closed,
                        manifests.workloads().flatMap(workload -> closedPorts(workload, manifests)),
                        manifests.all(NetworkPolicy.class).flatMap(policy -> of(policy, manifests)))
                .flatMap(findings -> findings);
    }

    private static Stream<String> closedPorts(Workload workload, Manifests manifests) {
        List<NetworkPolicyIngressRule> rules = manifests
                .policies(workload, Network.INGRESS)
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .toList();
        return workload.ports()
                .filter(port -> rules.stream().noneMatch(rule -> allows(rule, workload, port)))
                .map(port -> workload + ": nobody may reach its port " + told(port));
    }

    private static boolean allows(NetworkPolicyIngressRule rule, Workload workload, ContainerPort port) {
        return rule.getPorts().isEmpty()
                || rule.getPorts().stream()
                        .flatMap(allowed -> Network.ports(allowed, workload))
                        .anyMatch(port::equals);
    }

    private static Stream<String> of(NetworkPolicy policy, Manifests manifests) {
        String told = Manifests.told(policy);
        List<Workload> pods =
                manifests.selected(policy.getSpec().getPodSelector()).toList();
        List<NetworkPolicyIngressRule> rules = policy.getSpec().getIngress();
        Stream<String> idle = pods.isEmpty() && !Network.isOfAnOperator(policy)
                ? Stream.of(told + ": its selector finds no pods")
                : Stream.of();
        Stream<String> anybody =
                rules.stream().filter(rule -> rule.getFrom().isEmpty()).map(_ -> told + ": a rule lets everybody in");
        Stream<String> nowhere = rules.stream()
                .flatMap(rule -> rule.getPorts().stream())
                .filter(port -> !pods.isEmpty()
                        && pods.stream()
                                .flatMap(pod -> Network.ports(port, pod))
                                .findAny()
                                .isEmpty())
                .map(port -> port.getPort())
                .filter(Objects::nonNull)
                .map(port -> told + ": no pod that it selects has a port " + port.getValue());
        return Stream.of(idle, anybody, nowhere).flatMap(findings -> findings);
    }

    private static String told(ContainerPort port) {
        return port.getName() == null ? port.getContainerPort().toString() : port.getName();
    }
}
