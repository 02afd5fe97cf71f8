package org.rapport.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rapport.kubernetes.manifest.Document;
import org.rapport.kubernetes.manifest.Manifests;

/** What makes a secret of ours, from elsewhere or from a file, makes all of it and nothing more. */
final class MakesWholeSecrets implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests.documents().stream().flatMap(document -> switch (document.kind()) {
            case "Secret" -> of(document, document.name(), keys(document));
            case "ExternalSecret" -> of(document, target(document), secretKeys(document));
            default -> Stream.of();
        });
    }

    private static Stream<String> of(Document document, String secret, Set<String> keys) {
        Set<String> contents = SecretName.contents(secret);
        return Findings.of(document.toString())
                .unless(
                        contents.isEmpty() || keys.isEmpty() || keys.equals(contents),
                        "makes " + keys + " in " + secret + " instead of " + contents)
                .found();
    }

    private static Set<String> keys(Document secret) {
        Set<String> keys = new TreeSet<>();
        secret.json().path("data").fieldNames().forEachRemaining(keys::add);
        secret.json().path("stringData").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String target(Document secret) {
        return secret.json().at("/spec/target/name").asText(secret.name());
    }

    /** Empty where another place is taken whole. */
    private static Set<String> secretKeys(Document secret) {
        Stream<JsonNode> data =
                StreamSupport.stream(secret.json().at("/spec/data").spliterator(), false);
        return new TreeSet<>(data.map(entry -> entry.path("secretKey").asText()).toList());
    }
}
