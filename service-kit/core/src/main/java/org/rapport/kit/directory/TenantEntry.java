package org.rapport.kit.directory;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.MemberRecord;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.events.admin.RoleRecord;

/**
 * What the directory knows of one tenant; immutable, replaced as a whole with each event.
 *
 * @param organization absent as long as only its members or roles have been heard of
 * @param members      by id
 * @param roles        by id
 * @param permissions  by subject, added up over the roles of active members
 */
public record TenantEntry(
        @Nullable OrganizationRecord organization,
        Map<UUID, MemberRecord> members,
        Map<UUID, RoleRecord> roles,
        Map<String, Set<String>> permissions) {

    static final TenantEntry UNKNOWN = new TenantEntry(null, Map.of(), Map.of(), Map.of());

    static TenantEntry of(
            @Nullable OrganizationRecord organization, Map<UUID, MemberRecord> members, Map<UUID, RoleRecord> roles) {
        Map<String, Set<String>> byRole = roles.values().stream()
                .filter(role -> role.deletedAt() == null)
                .collect(Collectors.toUnmodifiableMap(RoleRecord::name, TenantEntry::granted, (one, _) -> one));
        Map<String, Set<String>> bySubject = members.values().stream()
                .filter(member -> member.subject() != null && isActive(member))
                .collect(Collectors.toUnmodifiableMap(
                        MemberRecord::subject,
                        member -> member.roles().stream()
                                .flatMap(role -> byRole.getOrDefault(role, Set.of()).stream())
                                .collect(Collectors.toUnmodifiableSet()),
                        (one, _) -> one));
        return new TenantEntry(organization, Map.copyOf(members), Map.copyOf(roles), bySubject);
    }

    /** The permissions of {@code subject}, each as {@code type:action}. */
    public Set<String> permissions(String subject) {
        return permissions.getOrDefault(subject, Set.of());
    }

    /** How the organisation stands; absent as long as it has not been heard of. */
    public OrganizationRecord.@Nullable Status status() {
        if (organization == null) {
            return null;
        }
        return organization.deletedAt() == null ? organization.status() : OrganizationRecord.Status.DELETED;
    }

    /** The active member who signs in as {@code subject}, if the tenant has one. */
    public java.util.Optional<MemberRecord> member(String subject) {
        return members.values().stream()
                .filter(member -> subject.equals(member.subject()) && isActive(member))
                .findFirst();
    }

    private static boolean isActive(MemberRecord member) {
        return member.deletedAt() == null && member.status() != MemberRecord.Status.DEACTIVATED;
    }

    private static Set<String> granted(RoleRecord role) {
        return role.grants().stream()
                .flatMap(grant -> grant.actions().stream().map(action -> grant.resourceType() + ":" + action))
                .collect(Collectors.toUnmodifiableSet());
    }

    static <V> Map<UUID, V> with(Map<UUID, V> map, UUID id, V value) {
        return Stream.concat(
                        map.entrySet().stream().filter(entry -> !entry.getKey().equals(id)),
                        Stream.of(Map.entry(id, value)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
