package org.rapport.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What policies let through, within the one namespace of the manifests. */
public final class Network {

    public static final String INGRESS = "Ingress";
    public static final String EGRESS = "Egress";

    private static final String TCP = "TCP";
    /** The label of a namespace that is its name. */
    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    /** Domains of labels that operators give to their pods, which are in no manifest. */
    private static final List<String> OPERATORS =
            List.of("cnpg.io/", "strimzi.io/", "acme.cert-manager.io/", "app.kubernetes.io/managed-by");

    private Network() {}

    /** Whether a policy holds for every pod and allows nothing. */
    public static boolean closesAll(NetworkPolicy policy) {
        var spec = policy.getSpec();
        return Labels.isEmpty(spec.getPodSelector())
                && Set.copyOf(spec.getPolicyTypes()).equals(Set.of(INGRESS, EGRESS))
                && spec.getIngress().isEmpty()
                && spec.getEgress().isEmpty();
    }

    /** Whether the pods for which it holds are made by an operator. */
    public static boolean isOfAnOperator(NetworkPolicy policy) {
        return isOfAnOperator(policy.getSpec().getPodSelector());
    }

    /** Whether the pods that it finds are made by an operator. */
    public static boolean isOfAnOperator(LabelSelector pods) {
        var labels = pods.getMatchLabels();
        return labels != null
                && labels.keySet().stream().anyMatch(label -> OPERATORS.stream().anyMatch(label::startsWith));
    }

    /** The ports of those pods that are meant. */
    public static Stream<ContainerPort> ports(NetworkPolicyPort allowed, Workload workload) {
        return workload.ports()
                .filter(port -> protocol(port.getProtocol()).equals(protocol(allowed.getProtocol())))
                .filter(port -> allowed.getPort() == null || isMeant(allowed, port));
    }

    private static boolean isMeant(NetworkPolicyPort allowed, ContainerPort port) {
        if (allowed.getPort().getStrVal() != null) {
            return allowed.getPort().getStrVal().equals(port.getName());
        }
        int first = allowed.getPort().getIntVal();
        int last = allowed.getEndPort() == null ? first : allowed.getEndPort();
        return port.getContainerPort() >= first && port.getContainerPort() <= last;
    }

    private static String protocol(String said) {
        return Objects.requireNonNullElse(said, TCP);
    }

    /** Whether a rule lets out to that port of whoever is in no manifest. */
    public static boolean letsOut(NetworkPolicyEgressRule rule, int port, String protocol) {
        return rule.getPorts().isEmpty()
                || rule.getPorts().stream()
                        .filter(allowed -> protocol(allowed.getProtocol()).equals(protocol))
                        .map(NetworkPolicyPort::getPort)
                        .anyMatch(allowed -> allowed == null || new IntOrString(port).equals(allowed));
    }

    /** Whether a rule lets out to that port of those pods. */
    public static boolean letsOut(NetworkPolicyEgressRule rule, Workload target, ContainerPort port) {
        return isAmong(rule.getTo(), target) && allows(rule.getPorts(), target, port);
    }

    /** Whether a rule of the target lets those pods in to that port. */
    public static boolean letsIn(NetworkPolicyIngressRule rule, Workload source, Workload target, ContainerPort port) {
        return isAmong(rule.getFrom(), source) && allows(rule.getPorts(), target, port);
    }

    /** Whether a rule of the target lets pods of another namespace in to that port. */
    public static boolean letsIn(NetworkPolicyIngressRule rule, String namespace, Workload target, ContainerPort port) {
        boolean among = rule.getFrom().stream()
                .map(NetworkPolicyPeer::getNamespaceSelector)
                .filter(Objects::nonNull)
                .anyMatch(namespaces -> Labels.match(namespaces, Map.of(NAMESPACE, namespace)));
        return among && allows(rule.getPorts(), target, port);
    }

    private static boolean allows(List<NetworkPolicyPort> ports, Workload target, ContainerPort port) {
        return ports.isEmpty()
                || ports.stream().flatMap(allowed -> ports(allowed, target)).anyMatch(port::equals);
    }

    /** No peers are all of them. */
    private static boolean isAmong(List<NetworkPolicyPeer> peers, Workload workload) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> isMeant(peer, workload));
    }

    private static boolean isMeant(NetworkPolicyPeer peer, Workload workload) {
        LabelSelector namespaces = peer.getNamespaceSelector();
        boolean here = namespaces == null || Labels.isEmpty(namespaces);
        boolean somePods = peer.getPodSelector() != null || namespaces != null;
        return here
                && somePods
                && (peer.getPodSelector() == null || Labels.match(peer.getPodSelector(), workload.labels()));
    }
}
