package org.rapport.kit.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.tenant.Caller;

class TenantClassTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final KnownTenants known = new KnownTenants();
    private final TenantClass classes = new TenantClass(known);

    @Test
    void isThePlanOfTheOrganisation() {
        assertThat(classes.of(member(known.add("Enterprise")))).isEqualTo("enterprise");
        assertThat(classes.of(member(known.add(null)))).isEqualTo("none");
        assertThat(classes.of(member(UUID.randomUUID()))).as("not heard of yet").isEqualTo("none");
    }

    @Test
    void tellsOperatorsAndStrangersApart() {
        assertThat(classes.of(caller(known.add("enterprise"), true))).isEqualTo("platform");
        assertThat(classes.of(member(null))).isEqualTo("unknown");
        assertThat(classes.of(null)).isEqualTo("unknown");
    }

    @Test
    void isUnknownUntilTheDirectoryIsLoaded() {
        UUID tenant = known.add("enterprise");
        known.loaded = false;

        assertThat(classes.of(member(tenant))).isEqualTo("unknown");
    }

    @Test
    void countsOnlySoManyPlans() {
        for (int plan = 0; plan < 20; plan++) {
            assertThat(classes.of(member(known.add("plan " + plan)))).isEqualTo("plan " + plan);
        }

        assertThat(classes.of(member(known.add("one more")))).isEqualTo("other");
        assertThat(classes.of(member(known.add("plan 7")))).isEqualTo("plan 7");
    }

    private static Caller member(@Nullable UUID tenant) {
        return caller(tenant, false);
    }

    private static Caller caller(@Nullable UUID tenant, boolean operator) {
        return new Caller(tenant, "ann", "Ann", Caller.Kind.PERSON, null, Set.of(), null, null, operator, "1", null);
    }

    private static final class KnownTenants extends Directory {

        private final Map<UUID, TenantEntry> entries = new HashMap<>();
        private boolean loaded = true;

        UUID add(@Nullable String plan) {
            UUID id = UUID.randomUUID();
            entries.put(
                    id,
                    TenantEntry.UNKNOWN.with(new OrganizationRecord(
                            id,
                            1,
                            "acme",
                            "Acme",
                            OrganizationRecord.Status.ACTIVE,
                            "en",
                            "EUR",
                            "Europe/Berlin",
                            plan,
                            null,
                            List.of(),
                            null,
                            THEN,
                            "ann",
                            THEN,
                            "ann",
                            null)));
            return id;
        }

        @Override
        public TenantEntry tenant(UUID tenant) {
            return entries.getOrDefault(tenant, TenantEntry.UNKNOWN);
        }

        @Override
        public boolean isLoaded() {
            return loaded;
        }
    }
}
