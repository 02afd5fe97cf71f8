package org.rapport.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of a container.
 *
 * @param open those whose values everybody may read, in manifests and ConfigMaps
 * @param referred those that are told by one key of a secret
 * @param secrets the names of secrets each of whose keys is a variable
 */
public record Environment(Map<String, String> open, Map<String, SecretKeySelector> referred, Set<String> secrets) {

    public static Environment of(Container container, Manifests manifests) {
        var environment = new Environment(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
        container.getEnvFrom().forEach(source -> environment.add(source, manifests));
        container.getEnv().forEach(variable -> environment.add(variable, manifests));
        return environment;
    }

    private void add(EnvFromSource source, Manifests manifests) {
        if (source.getSecretRef() != null) {
            secrets.add(source.getSecretRef().getName());
        }
        if (source.getConfigMapRef() != null) {
            String prefix = source.getPrefix() == null ? "" : source.getPrefix();
            data(manifests, source.getConfigMapRef().getName())
                    .forEach((name, value) -> open.put(prefix + name, value));
        }
    }

    private void add(EnvVar variable, Manifests manifests) {
        EnvVarSource source = variable.getValueFrom();
        if (source == null) {
            open.put(variable.getName(), variable.getValue() == null ? "" : variable.getValue());
        } else if (source.getSecretKeyRef() != null) {
            referred.put(variable.getName(), source.getSecretKeyRef());
        } else if (source.getConfigMapKeyRef() != null) {
            var key = source.getConfigMapKeyRef();
            open.put(variable.getName(), data(manifests, key.getName()).getOrDefault(key.getKey(), ""));
        } else {
            open.put(variable.getName(), ""); // what the cluster knows of the pod
        }
    }

    private static Map<String, String> data(Manifests manifests, String configMap) {
        return manifests
                .named(ConfigMap.class, configMap)
                .flatMap(map -> Optional.ofNullable(map.getData()))
                .orElse(Map.of());
    }
}
