package org.rapport.installation;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout in which a class was built. */
public final class Checkout {

    private static final String MARK = "mvnw";

    private Checkout() {}

    /** The first folder above the class that has the Maven wrapper. */
    public static Path of(Class<?> built) {
        try {
            Path here = Path.of(
                    built.getProtectionDomain().getCodeSource().getLocation().toURI());
            for (Path folder = here; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(MARK))) {
                    return folder;
                }
            }
            throw new IllegalStateException("these classes were not built in a checkout: " + here);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
