package org.rapport.kit.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.rapport.events.admin.MemberRecord;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.TeamRecord;
import org.rapport.kit.problem.DomainException;

/**
 * Tenants, members, roles, teams and policies, in memory: asked on every request, written by {@link DirectoryFeed} as the
 * super-administration publishes them. Events of a tenant that is not known yet are kept all the same.
 */
@ApplicationScoped
public class Directory {

    private final Map<UUID, TenantEntry> tenants = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    /**
     * What is known of {@code tenant}; of one never heard of, that it has nobody and nothing.
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
        put(organization.id(), entry -> entry.with(organization));
    }

    void put(UUID tenant, MemberRecord member) {
        put(tenant, entry -> entry.with(member));
    }

    void put(UUID tenant, RoleRecord role) {
        put(tenant, entry -> entry.with(role));
    }

    void put(UUID tenant, TeamRecord team) {
        put(tenant, entry -> entry.with(team));
    }

    void put(UUID tenant, PolicyRecord policy) {
        put(tenant, entry -> entry.with(policy));
    }

    private void put(UUID tenant, UnaryOperator<TenantEntry> addition) {
        tenants.compute(tenant, (_, known) -> addition.apply(known == null ? TenantEntry.UNKNOWN : known));
    }
}
