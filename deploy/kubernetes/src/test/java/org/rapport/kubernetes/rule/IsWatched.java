package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Manifests;

/** What should run for ever is asked whether it has started, is ready, and lives. */
final class IsWatched implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .all(Deployment.class)
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                        .flatMap(container -> Findings.of(Manifests.told(deployment) + ": " + container.getName())
                                .unless(container.getStartupProbe() != null, "it has no startup probe")
                                .unless(container.getReadinessProbe() != null, "it has no readiness probe")
                                .unless(container.getLivenessProbe() != null, "it has no liveness probe")
                                .found()));
    }
}
