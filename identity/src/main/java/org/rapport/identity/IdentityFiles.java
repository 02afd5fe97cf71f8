package org.rapport.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The files of this module that Keycloak reads: the realm, the metadata it announces, the themes. */
public final class IdentityFiles {

    /** The realm, with {@code ${NAME:default}} where an installation decides. */
    public static final String REALM = "realm/crm-realm.json";

    /** What the realm of Keycloak's administrators has otherwise than Keycloak makes it. */
    public static final String MASTER = "realm/master-realm.json";

    /** What the discovery document may say of grants, response types and PKCE methods: only what the realm allows. */
    public static final String DISCOVERY = "realm/openid-configuration.json";

    public static final String THEMES = "themes";

    private IdentityFiles() {}

    /** Differs whenever one of these files does. */
    public static String fingerprint() {
        var checksum = new CRC32C();
        for (String name : List.of(REALM, MASTER, DISCOVERY, THEMES)) {
            visit(name, (path, relative) -> {
                checksum.update(relative.getBytes(StandardCharsets.UTF_8));
                checksum.update(Files.readAllBytes(path));
            });
        }
        return Long.toHexString(checksum.getValue());
    }

    /** The content of the file of that name. */
    static String text(String name) {
        var content = new StringBuilder();
        visit(name, (path, _) -> content.append(Files.readString(path)));
        return content.toString();
    }

    /** Copies a file or a whole folder of these into a folder, under the same name; what is there is replaced. */
    public static void copy(String name, Path folder) {
        visit(name, (path, relative) -> {
            Path target = folder.resolve(relative);
            Files.createDirectories(target.getParent());
            Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(Path file, String relativeName) throws IOException;
    }

    /** Visits the file of that name, or those below the folder of that name, in the order of their names. */
    private static void visit(String name, Visitor visitor) {
        URI own = ownClasses();
        try {
            if (Files.isDirectory(Path.of(own))) {
                visitBelow(Path.of(own), name, visitor);
                return;
            }
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(own), Map.of())) {
                visitBelow(jar.getPath("/"), name, visitor);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + name + " of module identity cannot be read", e);
        }
    }

    private static void visitBelow(Path root, String name, Visitor visitor) throws IOException {
        try (Stream<Path> tree = Files.walk(root.resolve(name))) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                visitor.visit(file, root.relativize(file).toString());
            }
        }
    }

    private static URI ownClasses() {
        try {
            return IdentityFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
