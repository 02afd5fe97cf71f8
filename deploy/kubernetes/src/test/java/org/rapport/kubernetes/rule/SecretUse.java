package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Workload;

/**
 * How a pod uses a secret.
 *
 * @param keys those that are named; empty for all of them
 * @param at the folder where it is mounted, or the variable that one of its keys is
 */
public record SecretUse(String secret, Way way, Set<String> keys, String at) {

    public enum Way {
        /** Each key is a file. */
        FILES,
        /** Each key is a variable. */
        VARIABLES,
        /** One key is a variable. */
        VARIABLE
    }

    public static Stream<SecretUse> of(Workload workload) {
        return Stream.concat(
                workload.pod().getVolumes().stream().flatMap(volume -> of(workload, volume)),
                workload.containers().flatMap(SecretUse::of));
    }

    private static Stream<SecretUse> of(Container container) {
        Stream<SecretUse> whole = container.getEnvFrom().stream()
                .filter(source -> source.getSecretRef() != null)
                .map(source -> new SecretUse(source.getSecretRef().getName(), Way.VARIABLES, Set.of(), ""));
        Stream<SecretUse> single = container.getEnv().stream()
                .flatMap(variable -> Optional.ofNullable(variable.getValueFrom())
                        .map(source -> source.getSecretKeyRef())
                        .map(key ->
                                new SecretUse(key.getName(), Way.VARIABLE, Set.of(key.getKey()), variable.getName()))
                        .stream());
        return Stream.concat(whole, single);
    }

    private static Stream<SecretUse> of(Workload workload, Volume volume) {
        List<String> folders = workload.containers()
                .flatMap(container -> container.getVolumeMounts().stream())
                .filter(mount -> mount.getName().equals(volume.getName()))
                .map(mount -> mount.getMountPath())
                .distinct()
                .toList();
        String at = String.join(", ", folders);
        Stream<SecretUse> own = Stream.ofNullable(volume.getSecret())
                .map(source -> new SecretUse(source.getSecretName(), Way.FILES, keys(source.getItems()), at));
        Stream<SecretUse> projected = Stream.ofNullable(volume.getProjected())
                .flatMap(sources -> sources.getSources().stream())
                .flatMap(source -> Stream.ofNullable(source.getSecret()))
                .map(source -> new SecretUse(source.getName(), Way.FILES, keys(source.getItems()), at));
        return Stream.concat(own, projected);
    }

    private static Set<String> keys(List<KeyToPath> items) {
        return new TreeSet<>(items.stream().map(KeyToPath::getKey).toList());
    }
}
