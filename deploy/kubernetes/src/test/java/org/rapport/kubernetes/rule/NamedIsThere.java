package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Labels;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Workload;

/** Whatever a resource refers to by name or labels is among the others. Secrets are not: they come by another way. */
final class NamedIsThere implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return Stream.of(
                        manifests.workloads().flatMap(workload -> ofPod(workload, manifests)),
                        manifests.all(Deployment.class).flatMap(NamedIsThere::ofDeployment),
                        manifests.all(PodDisruptionBudget.class).flatMap(budget -> ofBudget(budget, manifests)),
                        manifests.all(HorizontalPodAutoscaler.class).flatMap(scaler -> ofScaler(scaler, manifests)))
                .flatMap(findings -> findings);
    }

    private static Stream<String> ofPod(Workload workload, Manifests manifests) {
        Stream<String> maps = configMaps(workload)
                .filter(name -> manifests.named(ConfigMap.class, name).isEmpty())
                .map(name -> workload + ": there is no ConfigMap " + name);
        Stream<String> account = Stream.ofNullable(workload.pod().getServiceAccountName())
                .filter(name -> manifests.named(ServiceAccount.class, name).isEmpty())
                .map(name -> workload + ": there is no ServiceAccount " + name);
        Set<String> volumes =
                workload.pod().getVolumes().stream().map(Volume::getName).collect(Collectors.toSet());
        Stream<String> mounts = workload.containers()
                .flatMap(container -> container.getVolumeMounts().stream())
                .map(VolumeMount::getName)
                .filter(name -> !volumes.contains(name))
                .map(name -> workload + ": there is no volume " + name);
        return Stream.of(maps, account, mounts).flatMap(findings -> findings).distinct();
    }

    private static Stream<String> configMaps(Workload workload) {
        Stream<String> whole = workload.containers()
                .map(Container::getEnvFrom)
                .flatMap(sources -> sources.stream())
                .map(EnvFromSource::getConfigMapRef)
                .filter(Objects::nonNull)
                .map(ConfigMapEnvSource::getName);
        Stream<String> single = workload.containers()
                .flatMap(container -> container.getEnv().stream())
                .map(variable -> variable.getValueFrom())
                .filter(Objects::nonNull)
                .map(EnvVarSource::getConfigMapKeyRef)
                .filter(Objects::nonNull)
                .map(ConfigMapKeySelector::getName);
        Stream<String> mounted = workload.pod().getVolumes().stream()
                .map(Volume::getConfigMap)
                .filter(Objects::nonNull)
                .map(ConfigMapVolumeSource::getName);
        return Stream.of(whole, single, mounted).flatMap(names -> names);
    }

    private static Stream<String> ofDeployment(Deployment deployment) {
        boolean finds = Labels.match(
                deployment.getSpec().getSelector(),
                deployment.getSpec().getTemplate().getMetadata().getLabels());
        return finds ? Stream.of() : Stream.of(Manifests.told(deployment) + ": its selector does not find its pods");
    }

    private static Stream<String> ofBudget(PodDisruptionBudget budget, Manifests manifests) {
        boolean finds =
                manifests.selected(budget.getSpec().getSelector()).findAny().isPresent();
        return finds ? Stream.of() : Stream.of(Manifests.told(budget) + ": its selector finds no pods");
    }

    private static Stream<String> ofScaler(HorizontalPodAutoscaler scaler, Manifests manifests) {
        var target = scaler.getSpec().getScaleTargetRef();
        Stream<HasMetadata> scalable = Stream.concat(manifests.all(Deployment.class), manifests.all(StatefulSet.class));
        String named = target.getKind() + "/" + target.getName();
        boolean finds = scalable.map(Manifests::told).anyMatch(named::equals);
        return finds ? Stream.of() : Stream.of(Manifests.told(scaler) + ": there is no " + named);
    }
}
