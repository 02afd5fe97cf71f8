package org.rapport.kit.testing;

import java.util.Locale;
import java.util.UUID;

/** The organisations of the tests. */
public enum TestTenant {
    ACME("0198c000-0000-7000-8000-00000000ac3e"),
    GLOBEX("0198c000-0000-7000-8000-000000610bec"),
    /** Suspended: it may read, not change. */
    HOOLI("0198c000-0000-7000-8000-000000000011");

    private final UUID id;

    TestTenant(String id) {
        this.id = UUID.fromString(id);
    }

    /** The tenant id. */
    public UUID id() {
        return id;
    }

    /** The id of its team {@code name}: {@code field}, or {@code east} below that. */
    public UUID team(String name) {
        return TestDirectory.id(this, "team", name);
    }

    String alias() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isSuspended() {
        return this == HOOLI;
    }
}
