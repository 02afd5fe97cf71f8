package org.rapport.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.rapport.installation.Component;

/** The services with a database of their own. */
public enum Service {
    ADMIN(Port.ADMIN),
    MARKETING(Port.MARKETING),
    SALES(Port.SALES),
    SUPPORT(Port.SUPPORT);

    private final Port port;

    Service(Port port) {
        this.port = port;
    }

    Port port() {
        return port;
    }

    /** What it is in any installation. */
    Component component() {
        return Component.valueOf(name());
    }

    /** Its module in the checkout. */
    String module() {
        return this + "-service";
    }

    /** Whether the checkout has it already: a module without a database changelog has nothing to run yet. */
    boolean isIn(Path root) {
        return Files.exists(root.resolve(module()).resolve("src/main/resources/db/changelog.yaml"));
    }

    /** Its name, also of its database and of its role at run time. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
