package org.rapport.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.rapport.installation.Checkout;
import org.rapport.installation.Component;

/** Makes the images of our parts from what is built in a checkout. */
public final class Images {

    /** A start needs a processor of its own for most of its time. */
    private static final int AT_ONCE = 2;

    private final Path work;
    private final ImageNames names;
    private final Consumer<String> progress;

    /** @param work where they are made, and from what; Jib's cache of layers stays, all else is made anew */
    Images(Path work, ImageNames names, Consumer<String> progress) {
        this.work = work;
        this.names = names;
        this.progress = progress;
    }

    /** {@code ./crm images [PART…]}, which ends with status 1 and one line if it fails. */
    static void main(String... parts) {
        try {
            var names = new ImageNames(
                    System.getenv().getOrDefault(ImageNames.PREFIX, ""),
                    System.getenv().getOrDefault(ImageNames.TAG, ImageNames.OF_A_CHECKOUT));
            Path work = Checkout.of(Images.class).resolve("deploy/images/target/images");
            new Images(work, names, System.out::println).make(components(parts));
        } catch (RuntimeException e) {
            System.err.println("crm: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Makes the images of those parts, each a file. */
    Map<Component, Path> make(Set<Component> parts) {
        progress.accept("fetching the C library, linking Java");
        DebianBase base = DebianBase.fetched(work.resolve("base"));
        JavaRuntime java = JavaRuntime.linked(work.resolve("java"));
        var bill = new BillOfMaterials(work.resolve("bills"), base);
        progress.accept("starting PostgreSQL and Kafka");
        Path folder = work.resolve("training");
        try (var surroundings = new Surroundings(folder);
                var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var training = new Training(java, surroundings, folder);
            Map<Component, CompletableFuture<Path>> begun = new EnumMap<>(Component.class);
            for (Component part : parts) {
                begun.put(
                        part,
                        CompletableFuture.supplyAsync(
                                () -> write(
                                        part == Component.KEYCLOAK
                                                ? keycloak(base, java, bill)
                                                : application(part, base, java, training, bill)),
                                workers));
            }
            Map<Component, Path> files = new EnumMap<>(Component.class);
            begun.forEach((part, file) -> files.put(part, file.join()));
            return files;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private ContainerImage application(
            Component part, DebianBase base, JavaRuntime java, Training training, BillOfMaterials bill) {
        Application application =
                Application.laidOut(part, work.resolve("applications").resolve(part.toString()));
        progress.accept("training " + part);
        training.of(application);
        Path notes = bill.ofMaven(part.toString(), application.folder());
        return application.image(base, java, notes, labels(part));
    }

    private ContainerImage keycloak(DebianBase base, JavaRuntime java, BillOfMaterials bill) {
        KeycloakFiles keycloak = KeycloakFiles.laidOut(work.resolve("keycloak"));
        Path jars = keycloak.distribution().home().resolve("lib");
        Path notes = bill.ofJars(Component.KEYCLOAK.toString(), jars);
        return keycloak.image(base, java, notes, labels(Component.KEYCLOAK));
    }

    private Path write(ContainerImage image) {
        Path file = image.write(names, work);
        progress.accept(names.of(image.name()) + "  " + file + "  " + megabytes(file));
        return file;
    }

    private Map<String, String> labels(Component part) {
        return Map.of(
                "org.opencontainers.image.title", ImageNames.title(part.toString()),
                "org.opencontainers.image.version", names.tag(),
                "org.opencontainers.image.licenses", "Apache-2.0");
    }

    private static Set<Component> components(String... names) {
        Set<Component> parts = EnumSet.allOf(Component.class);
        if (names.length > 0) {
            parts.removeIf(part -> !Arrays.asList(names).contains(part.toString()));
        }
        if (names.length > 0 && names.length != parts.size()) {
            throw new ImageException("an image is of one of " + EnumSet.allOf(Component.class));
        }
        return parts;
    }

    private static String megabytes(Path file) {
        try {
            return Files.size(file) / 1_000_000 + " MB";
        } catch (IOException e) {
            throw new ImageException("the image " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
