package org.rapport.kit.testing;

/** Gives organisations another locale while the service runs, as if the super-administration had. */
public final class TestLocales {

    private TestLocales() {}

    /** From now on {@code tenant} has {@code locale}. */
    public static void change(TestTenant tenant, String locale) {
        TestDirectory.hear(TestDirectory.organization(tenant, locale));
    }

    /** From now on all have the one that they began with, which names no country. */
    public static void restore() {
        for (var tenant : TestTenant.values()) {
            change(tenant, TestDirectory.LOCALE);
        }
    }
}
