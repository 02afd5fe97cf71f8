package org.rapport.gateway.route;

import java.util.Locale;

/** What the gateway stands before. */
public enum Service {
    SALES,
    MARKETING,
    SUPPORT,
    ADMIN;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }
}
