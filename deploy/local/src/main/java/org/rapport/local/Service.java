package org.rapport.local;

import java.util.Locale;

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

    /** Its module in the checkout. */
    String module() {
        return this + "-service";
    }

    /** Its name, also of its database and of its role at run time. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
