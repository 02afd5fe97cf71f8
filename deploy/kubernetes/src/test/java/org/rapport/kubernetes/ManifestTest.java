package org.rapport.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.installation.Checkout;
import org.rapport.installation.Component;
import org.rapport.installation.setting.Settings;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.StrictReader;
import org.rapport.kubernetes.render.Kustomization;
import org.rapport.kubernetes.rule.Rule;

/** The manifests of this checkout. */
class ManifestTest {

    private static final Path MANIFESTS = Checkout.of(ManifestTest.class).resolve("deploy/kubernetes");
    private static final List<Rule> RULES = Rule.all(Settings.ofThisCheckout(), Component.services());
    private static final Map<String, Manifests> READ = new ConcurrentHashMap<>();

    @ParameterizedTest
    @MethodSource("folders")
    void isUnderstood(String folder) {
        assertThat(read(folder).faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("foldersAndRules")
    void keepsTheRule(String folder, Rule rule) {
        assertThat(rule.findings(read(folder))).isEmpty();
    }

    static Stream<Arguments> foldersAndRules() throws IOException {
        return folders().stream().flatMap(folder -> RULES.stream()
                .map(rule -> Arguments.of(folder, Named.of(rule.getClass().getSimpleName(), rule))));
    }

    /** Every overlay. */
    static List<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(MANIFESTS.resolve("overlays"))) {
            return folders.map(folder -> MANIFESTS.relativize(folder).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Manifests read(String folder) {
        return READ.computeIfAbsent(
                folder, name -> StrictReader.read(new Kustomization(MANIFESTS.resolve(name)).rendered()));
    }
}
