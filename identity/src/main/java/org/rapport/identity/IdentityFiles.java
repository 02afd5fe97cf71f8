package org.rapport.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** The files of this module that Keycloak reads: the realm, the metadata it announces, the themes. */
public final class IdentityFiles {

    /** The realm, with {@code ${NAME:default}} where an installation decides. */
    public static final String REALM = "realm/crm-realm.json";

    /** What the discovery document may say of grants, response types and PKCE methods: only what the realm allows. */
    public static final String DISCOVERY = "realm/openid-configuration.json";

    public static final String THEMES = "themes";

    private IdentityFiles() {}

    /** Copies a file or a whole folder of these into a folder, under the same name; what is there is replaced. */
    public static void copy(String name, Path folder) {
        URI own = ownClasses();
        try {
            if (Files.isDirectory(Path.of(own))) {
                copyTree(Path.of(own).resolve(name), folder.resolve(name));
                return;
            }
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(own), Map.of())) {
                copyTree(jar.getPath("/" + name), folder.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be copied to " + folder, e);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
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
