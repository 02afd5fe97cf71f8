package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Container;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rapport.installation.setting.Part;
import org.rapport.installation.setting.Setting;
import org.rapport.installation.setting.Settings;
import org.rapport.kubernetes.manifest.Environment;
import org.rapport.kubernetes.manifest.Labels;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Workload;

/** A part is told nothing that it does not listen to, and everything without which it does not start. */
record KnowsItsVariables(Settings settings) implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> of(workload, manifests));
    }

    private Stream<String> of(Workload workload, Manifests manifests) {
        if (workload.name().isEmpty()) {
            return Stream.of(workload + ": no label " + Labels.NAME + " says what it is");
        }
        return workload.part().stream().flatMap(part -> workload.pod().getContainers().stream()
                .flatMap(container -> of(workload, part, container, manifests)));
    }

    private Stream<String> of(Workload workload, Part part, Container container, Manifests manifests) {
        Set<String> variables = variables(workload, Environment.of(container, manifests));
        Stream<String> unknown = variables.stream()
                .filter(variable -> !settings.knows(part, variable))
                .map(variable -> workload + ": " + part + " does not know " + variable);
        Stream<String> missing = settings.of(part).stream()
                .filter(Setting::isRequired)
                .filter(setting -> variables.stream().noneMatch(setting::isSetBy))
                .map(setting -> workload + ": nothing sets " + setting.variable());
        return Stream.concat(unknown, missing);
    }

    private static Set<String> variables(Workload workload, Environment environment) {
        Set<String> variables = new TreeSet<>(environment.open().keySet());
        variables.addAll(environment.referred().keySet());
        environment.secrets().stream()
                .filter(SecretName.ofVariables(workload.holder())::contains)
                .forEach(secret -> variables.addAll(SecretName.contents(secret)));
        return variables;
    }
}
