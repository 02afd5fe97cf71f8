package org.rapport.kubernetes.rule;

import java.util.stream.Stream;
import org.rapport.installation.setting.Part;
import org.rapport.installation.setting.Setting;
import org.rapport.installation.setting.Settings;
import org.rapport.kubernetes.manifest.Environment;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Workload;

/** No secret is told in a manifest or a ConfigMap. */
record KeepsSecrets(Settings settings) implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> workload.part().stream()
                .flatMap(part -> of(workload, part, manifests)));
    }

    private Stream<String> of(Workload workload, Part part, Manifests manifests) {
        return workload.containers()
                .flatMap(container -> Environment.of(container, manifests).open().keySet().stream())
                .filter(variable -> settings.of(part).stream()
                        .filter(Setting::secret)
                        .anyMatch(setting -> setting.isSetBy(variable)))
                .map(variable -> workload + ": " + variable + " is a secret, and everybody can read it");
    }
}
