package org.rapport.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;
import org.jspecify.annotations.Nullable;
import org.rapport.local.process.Caches;

/**
 * What an image is made of, as CycloneDX 1.6 in {@code /usr/share/sbom}: {@code application.cdx.json} of the jars, and
 * {@code system.cdx.json} of what lies below them.
 */
final class BillOfMaterials {

    static final Version VERSION = Version.VERSION_16;

    private static final String DEPENDENCIES = "quarkus-app-dependencies.txt";

    private final Path folder;
    private final List<Component> system = new ArrayList<>();

    BillOfMaterials(Path folder, DebianBase base) {
        this.folder = folder;
        base.packages()
                .forEach((name, version) -> system.add(component(
                        Component.Type.LIBRARY,
                        name,
                        version,
                        "pkg:deb/debian/" + name + "@" + version.replace(":", "%3A"))));
        String java = Runtime.version().toString();
        system.add(
                component(Component.Type.PLATFORM, "OpenJDK", java, "pkg:generic/openjdk@" + java.replace("+", "%2B")));
    }

    /** Of an application, whose dependencies Quarkus has noted beside it. */
    Path ofMaven(String name, Path application) {
        try {
            List<Component> libraries = new ArrayList<>();
            for (String line : Files.readAllLines(application.resolve(DEPENDENCIES))) {
                String[] words = line.split(":"); // group, artefact, classifier, type, version; or without the middle
                if (words.length >= 3) {
                    libraries.add(library(words[0], words[1], words[words.length - 1]));
                }
            }
            return write(name, libraries);
        } catch (IOException e) {
            throw unwritten(name, e);
        }
    }

    /** Of a program that others have packed, whose jars lie below there. */
    Path ofJars(String name, Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Component> jars = new ArrayList<>();
            for (Path jar : tree.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(jar(jar));
            }
            return write(name, jars);
        } catch (IOException e) {
            throw unwritten(name, e);
        }
    }

    private static Component jar(Path jar) throws IOException {
        Component component = coordinates(jar)
                .map(pom ->
                        library(pom.getProperty("groupId"), pom.getProperty("artifactId"), pom.getProperty("version")))
                .orElseGet(
                        () -> component(Component.Type.FILE, jar.getFileName().toString(), null, null));
        component.addHash(new Hash(Hash.Algorithm.SHA_256, sha256(jar)));
        return component;
    }

    /** What Maven has noted in a jar; nothing where it is of several, or of none. */
    private static Optional<Properties> coordinates(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            List<JarEntry> poms = file.stream()
                    .filter(entry -> entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties"))
                    .toList();
            if (poms.size() != 1) {
                return Optional.empty();
            }
            var pom = new Properties();
            try (var content = file.getInputStream(poms.getFirst())) {
                pom.load(content);
            }
            return Optional.of(pom);
        }
    }

    private Path write(String name, List<Component> application) throws IOException {
        Path notes = folder.resolve(name);
        Caches.delete(notes);
        Files.createDirectories(notes);
        Files.writeString(notes.resolve("application.cdx.json"), document(name, application));
        Files.writeString(notes.resolve("system.cdx.json"), document(name, system));
        return notes;
    }

    private static String document(String name, List<Component> components) {
        var metadata = new Metadata();
        metadata.setTimestamp(Date.from(Layer.TIME));
        metadata.setComponent(component(Component.Type.APPLICATION, ImageNames.title(name), null, null));
        var bill = new Bom();
        bill.setMetadata(metadata);
        bill.setComponents(components);
        try {
            return BomGeneratorFactory.createJson(VERSION, bill).toJsonString();
        } catch (GeneratorException e) {
            throw new ImageException("the bill of materials of " + name + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Component library(String group, String artifact, String version) {
        Component component = component(
                Component.Type.LIBRARY, artifact, version, "pkg:maven/" + group + "/" + artifact + "@" + version);
        component.setGroup(group);
        return component;
    }

    private static Component component(
            Component.Type type, String name, @Nullable String version, @Nullable String url) {
        var component = new Component();
        component.setType(type);
        component.setName(name);
        component.setVersion(version);
        component.setPurl(url);
        return component;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ImageException unwritten(String name, IOException e) {
        return new ImageException("the bill of materials of " + name + " cannot be written: " + e.getMessage(), e);
    }
}
