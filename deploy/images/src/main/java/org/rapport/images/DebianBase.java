package org.rapport.images;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.rapport.local.StackException;
import org.rapport.local.process.Caches;
import org.rapport.local.process.Command;
import org.rapport.local.process.Task;

/**
 * What Java needs of an operating system, and nothing else: the C library of Debian, a user, a folder for what is
 * temporary. No shell, no package manager, nothing that changes its user. For scanners the packages are noted where
 * images without a package manager have them, in {@code /var/lib/dpkg/status.d}.
 *
 * @param root where its files lie on this machine
 * @param packages name and version of each
 */
record DebianBase(Path root, Map<String, String> packages) {

    static final int USER = 10001;

    private static final List<String> NAMES = List.of("base-files", "libc6");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Without the sticky bit, which Jib cannot say; one user is all there is, and a mounted folder lies over it. */
    private static final int TEMPORARY = 0777;

    private static final List<String> WANTED =
            List.of("lib/", "lib64/", "usr/lib/os-release", "etc/debian_version", "usr/share/doc/libc6/copyright");
    private static final Map<String, String> OURS = Map.of(
            "etc/passwd", "root:x:0:0:root:/:/none\nrapport:x:10001:10001:Rapport:/tmp:/none\n",
            "etc/group", "root:x:0:\nrapport:x:10001:\n",
            "etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");

    /** Fetched by apt as this machine has it set, into that folder. */
    static DebianBase fetched(Path folder) {
        Path archives = folder.resolve("archives");
        Caches.delete(folder);
        try {
            Files.createDirectories(archives);
            download(archives, folder);
            Path root = Files.createDirectories(folder.resolve("root"));
            Map<String, String> packages = new TreeMap<>();
            try (Stream<Path> found = Files.list(archives)) {
                for (Path archive : found.sorted().toList()) {
                    unpack(archive, root, packages);
                }
            }
            for (Map.Entry<String, String> file : OURS.entrySet()) {
                write(root.resolve(file.getKey()), file.getValue());
            }
            Files.copy(root.resolve("usr/lib/os-release"), root.resolve("etc/os-release"));
            Files.createDirectories(root.resolve("tmp"));
            return new DebianBase(root, packages);
        } catch (StackException e) {
            throw new ImageException(
                    "Debian's packages " + NAMES + " cannot be had by apt-get download: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ImageException("Debian's packages " + NAMES + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    Layer layer() {
        return Layer.of("base", root, "/").mode("/tmp", TEMPORARY);
    }

    /** With lists of our own where the machine has none, or old ones that name versions which are gone. */
    private static void download(Path archives, Path folder) throws IOException {
        try {
            apt(archives, folder, List.of(), "download", NAMES);
        } catch (StackException _) {
            Path lists = Files.createDirectories(folder.resolve("lists"));
            Files.createDirectories(lists.resolve("partial"));
            List<String> ours = List.of("--option=Dir::State::lists=" + lists, "--option=Dir::Cache=" + folder);
            apt(archives, folder, ours, "update", List.of());
            apt(archives, folder, ours, "download", NAMES);
        }
    }

    private static void apt(Path archives, Path folder, List<String> options, String command, List<String> names) {
        List<String> line = new ArrayList<>(List.of("apt-get"));
        line.addAll(options);
        line.add(command);
        line.addAll(names);
        Task.run(new Command("apt-get", line, Map.of("LC_ALL", "C"), archives, folder), PATIENCE);
    }

    private static void unpack(Path archive, Path root, Map<String, String> packages) throws IOException {
        try (var members = new ArArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            ArArchiveEntry member = members.getNextEntry();
            while (member != null) {
                if (member.getName().startsWith("control.tar")) {
                    control(members, root, packages);
                } else if (member.getName().startsWith("data.tar")) {
                    data(members, root);
                }
                member = members.getNextEntry();
            }
        }
    }

    private static void control(InputStream member, Path root, Map<String, String> packages) throws IOException {
        var files = new TarArchiveInputStream(new XZCompressorInputStream(member));
        TarArchiveEntry file = files.getNextEntry();
        while (file != null) {
            if (file.getName().equals("./control")) {
                String control = new String(files.readAllBytes(), StandardCharsets.UTF_8);
                String name = field(control, "Package");
                packages.put(name, field(control, "Version"));
                write(root.resolve("var/lib/dpkg/status.d").resolve(name), control);
            }
            file = files.getNextEntry();
        }
    }

    /** Links become copies: what they lead to comes before them, in Debian's archives and here. */
    private static void data(InputStream member, Path root) throws IOException {
        var files = new TarArchiveInputStream(new XZCompressorInputStream(member));
        TarArchiveEntry file = files.getNextEntry();
        while (file != null) {
            String name = file.getName().replaceFirst("^\\./", "");
            if (!file.isDirectory() && WANTED.stream().anyMatch(name::startsWith)) {
                Path target = root.resolve(name).normalize();
                Files.createDirectories(target.getParent());
                if (file.isSymbolicLink()) {
                    Path link = Path.of("/")
                            .resolve(name)
                            .resolveSibling(file.getLinkName())
                            .normalize();
                    Files.copy(root.resolve(Path.of("/").relativize(link)), target);
                } else {
                    Files.copy(files, target);
                }
                target.toFile().setExecutable((file.getMode() & 0100) != 0, false);
            }
            file = files.getNextEntry();
        }
    }

    private static String field(String control, String name) {
        return control.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow(() -> new ImageException("a package without " + name));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
