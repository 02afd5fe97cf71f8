package org.rapport.kubernetes.rule;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.Workload;

/** A pod has the secrets of its part, each where it belongs, and no other's. */
final class HasItsOwnSecrets implements Rule {

    /** Where the images look for keys. */
    private static final String KEYS = "/keys";

    private static final String TLS = "-tls";

    @Override
    public Stream<String> findings(Manifests manifests) {
        Stream<String> pods = manifests.workloads().flatMap(HasItsOwnSecrets::of);
        Stream<String> ingresses = manifests.all(Ingress.class).flatMap(ingress -> ingress.getSpec().getTls().stream()
                .flatMap(tls -> certificate(Manifests.told(ingress), tls.getSecretName())));
        Stream<String> gateways = manifests
                .all(Gateway.class)
                .flatMap(gateway -> gateway.getSpec().getListeners().stream()
                        .flatMap(listener -> Stream.ofNullable(listener.getTls()))
                        .flatMap(tls -> tls.getCertificateRefs().stream())
                        .flatMap(secret -> certificate(Manifests.told(gateway), secret.getName())));
        return Stream.of(pods, ingresses, gateways).flatMap(findings -> findings);
    }

    private static Stream<String> certificate(String place, String secret) {
        return Findings.of(place)
                .unless(
                        secret.endsWith(TLS),
                        "the secret " + secret + " is no certificate's: its name ends with " + TLS)
                .found();
    }

    private static Stream<String> of(Workload workload) {
        List<SecretUse> uses = SecretUse.of(workload).toList();
        String keys = SecretName.keys(workload.holder());
        boolean needsKeys = !SecretName.contents(keys).isEmpty();
        boolean hasKeys = uses.stream().anyMatch(use -> use.secret().equals(keys));
        Stream<String> missing =
                needsKeys && !hasKeys ? Stream.of(workload + ": the secret " + keys + " is not mounted") : Stream.of();
        return Stream.concat(missing, uses.stream().flatMap(use -> of(workload, use)))
                .distinct();
    }

    private static Stream<String> of(Workload workload, SecretUse use) {
        String holder = workload.holder();
        Set<String> contents = SecretName.contents(use.secret());
        Findings findings = Findings.of(workload + ": the secret " + use.secret());
        if (SecretName.TRUSTED.contains(use.secret())) {
            findings.unless(
                    use.way() == SecretUse.Way.FILES && use.keys().equals(Set.of(SecretName.CERTIFICATE)),
                    "is more than " + SecretName.CERTIFICATE + ", which alone is public");
        } else if (use.secret().equals(SecretName.kafka(workload))
                && workload.component().isPresent()) {
            findings.unless(
                    use.way() == SecretUse.Way.VARIABLE && use.keys().equals(Set.of(SecretName.KAFKA_KEY)),
                    "is used by another key than " + SecretName.KAFKA_KEY);
        } else if (use.secret().equals(SecretName.keys(holder)) && !contents.isEmpty()) {
            findings.unless(use.way() == SecretUse.Way.FILES && use.at().equals(KEYS), "is not mounted at " + KEYS)
                    .unless(
                            use.keys().isEmpty() || use.keys().equals(contents),
                            "is mounted with " + use.keys() + " instead of " + contents);
        } else if (SecretName.ofVariables(holder).contains(use.secret())) {
            findings.unless(use.way() != SecretUse.Way.FILES, "is for variables")
                    .unless(contents.containsAll(use.keys()), "has no key " + use.keys());
        } else {
            findings.unless(false, "is none of " + holder);
        }
        return findings.found();
    }
}
