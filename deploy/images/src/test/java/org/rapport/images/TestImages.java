package org.rapport.images;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapport.installation.Component;

/**
 * The images that the tests of this module look at, made once: the gateway, one service for all, Keycloak. In a drill
 * they are all six.
 */
final class TestImages {

    /** {@code ./crm drill images}: longer than a build may take. */
    static final String DRILL = "drill";

    static final Set<Component> PARTS = System.getProperty(DRILL) == null
            ? EnumSet.of(Component.GATEWAY, Component.SALES, Component.KEYCLOAK)
            : EnumSet.allOf(Component.class);
    static final ImageNames NAMES = new ImageNames("registry.example.com/crm/", "test");
    static final Path WORK = Path.of("target/test-images").toAbsolutePath();

    private static @Nullable Map<Component, Path> files;

    private TestImages() {}

    /** The archive of each part. Where there is no apt, the test that asks is skipped. */
    static synchronized Map<Component, Path> files() {
        assumeThat(Path.of("/usr/bin/apt-get"))
                .as("images have the C library of Debian, which apt fetches")
                .exists();
        if (files == null) {
            files = new Images(WORK, NAMES, System.out::println).make(PARTS);
        }
        return files;
    }
}
