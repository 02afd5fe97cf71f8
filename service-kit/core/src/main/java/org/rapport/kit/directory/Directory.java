package org.rapport.kit.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.rapport.events.admin.MemberRecord;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.events.admin.RoleRecord;
import org.rapport.kit.problem.DomainException;

/**
 * Tenants, members and roles, in memory: asked on every request, written by {@link DirectoryFeed} as the
 * super-administration publishes them. Events of a tenant that is not known yet are kept all the same.
 */
@ApplicationScoped
public class Directory {

    private final Map<UUID, TenantEntry> tenants = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    /**
     * What is known of {@code tenant}; of one never heard of, that it has neither members nor roles.
     *
     * @throws DomainException.Unavailable until the directory has been loaded once
     */
    public TenantEntry tenant(UUID tenant) {
        if (!loaded) {
            throw new DomainException.Unavailable("directory-loading", "The service is starting. Try again.");
        }
        return tenants.getOrDefault(tenant, TenantEntry.UNKNOWN);
    }

    /** The tenants of which something is known. */
    public Set<UUID> tenants() {
        return Set.copyOf(tenants.keySet());
    }

    /** Whether requests can be decided. */
    public boolean isLoaded() {
        return loaded;
    }

    void ready() {
        loaded = true;
    }

    void put(OrganizationRecord organization) {
        tenants.compute(organization.id(), (_, known) -> {
            var entry = known == null ? TenantEntry.UNKNOWN : known;
            return TenantEntry.of(organization, entry.members(), entry.roles());
        });
    }

    void put(UUID tenant, MemberRecord member) {
        tenants.compute(tenant, (_, known) -> {
            var entry = known == null ? TenantEntry.UNKNOWN : known;
            return TenantEntry.of(
                    entry.organization(), TenantEntry.with(entry.members(), member.id(), member), entry.roles());
        });
    }

    void put(UUID tenant, RoleRecord role) {
        tenants.compute(tenant, (_, known) -> {
            var entry = known == null ? TenantEntry.UNKNOWN : known;
            return TenantEntry.of(
                    entry.organization(), entry.members(), TenantEntry.with(entry.roles(), role.id(), role));
        });
    }
}
