package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Workload;

/** Whoever takes over a pod has a user without rights, files that cannot be written, and no word for Kubernetes. */
final class MayDoNothing implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return Stream.concat(
                manifests.all(ServiceAccount.class).flatMap(account -> Findings.of(Manifests.told(account))
                        .unless(Boolean.FALSE.equals(account.getAutomountServiceAccountToken()), "its token is mounted")
                        .found()),
                manifests
                        .workloads()
                        .flatMap(workload -> Stream.concat(
                                ofPod(workload),
                                workload.containers().flatMap(container -> ofContainer(workload, container)))));
    }

    private static Stream<String> ofPod(Workload workload) {
        PodSpec pod = workload.pod();
        PodSecurityContext context = Objects.requireNonNullElseGet(pod.getSecurityContext(), PodSecurityContext::new);
        return Findings.of(workload.toString())
                .unless(Boolean.TRUE.equals(context.getRunAsNonRoot()), "runAsNonRoot is not set")
                .unless(
                        isSomebody(context.getRunAsUser(), context.getRunAsGroup()),
                        "it runs as root, or as nobody says whom")
                .unless(
                        context.getSeccompProfile() != null
                                && "RuntimeDefault"
                                        .equals(context.getSeccompProfile().getType()),
                        "its seccomp profile is not RuntimeDefault")
                .unless(
                        Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()),
                        "a token for Kubernetes is mounted")
                .unless(
                        Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC())
                                .noneMatch(Boolean.TRUE::equals),
                        "it shares a namespace with its host")
                .unless(
                        pod.getVolumes().stream().allMatch(volume -> volume.getHostPath() == null),
                        "it mounts a folder of its host")
                .found();
    }

    private static boolean isSomebody(Long user, Long group) {
        return user != null && user != 0 && group != null && group != 0;
    }

    private static Stream<String> ofContainer(Workload workload, Container container) {
        SecurityContext context = Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
        Capabilities capabilities = Objects.requireNonNullElseGet(context.getCapabilities(), Capabilities::new);
        return Findings.of(workload + ": " + container.getName())
                .unless(Boolean.TRUE.equals(context.getReadOnlyRootFilesystem()), "its file system can be written")
                .unless(Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()), "its privileges can grow")
                .unless(!Boolean.TRUE.equals(context.getPrivileged()), "it is privileged")
                .unless(
                        capabilities.getDrop().equals(List.of("ALL"))
                                && capabilities.getAdd().isEmpty(),
                        "it has capabilities")
                .unless(
                        !Boolean.FALSE.equals(context.getRunAsNonRoot())
                                && !Long.valueOf(0).equals(context.getRunAsUser()),
                        "it runs as root")
                .found();
    }
}
