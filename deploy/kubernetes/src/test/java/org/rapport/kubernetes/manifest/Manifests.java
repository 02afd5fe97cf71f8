package org.rapport.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is said to a cluster at once.
 *
 * @param faults what keeps it from being understood, in sentences
 */
public record Manifests(List<Document> documents, List<String> faults) {

    public Manifests {
        documents = List.copyOf(documents);
        faults = List.copyOf(faults);
    }

    public <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return documents.stream().map(Document::typed).filter(kind::isInstance).map(kind::cast);
    }

    public <T extends HasMetadata> Optional<T> named(Class<T> kind, String name) {
        return all(kind)
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** Whatever starts pods. */
    public Stream<Workload> workloads() {
        return documents.stream().flatMap(document -> Workload.of(document).stream());
    }

    public Stream<PodMonitor> podMonitors() {
        return documents.stream().filter(PodMonitor::isIn).map(PodMonitor::of);
    }

    public Stream<Workload> selected(LabelSelector selector) {
        return workloads().filter(workload -> Labels.match(selector, workload.labels()));
    }

    /** The pods behind a service. */
    public Stream<Workload> behind(Service service) {
        Map<String, String> selector = service.getSpec().getSelector();
        return selector == null || selector.isEmpty()
                ? Stream.of()
                : workloads().filter(workload -> workload.labels().entrySet().containsAll(selector.entrySet()));
    }

    /** The policies that hold for a pod, of its ingress or egress. */
    public Stream<NetworkPolicy> policies(Workload workload, String type) {
        return all(NetworkPolicy.class)
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(type))
                .filter(policy -> Labels.match(policy.getSpec().getPodSelector(), workload.labels()));
    }

    /** {@code Deployment/sales-service}. */
    public static String told(HasMetadata resource) {
        return resource.getKind() + "/" + resource.getMetadata().getName();
    }
}
