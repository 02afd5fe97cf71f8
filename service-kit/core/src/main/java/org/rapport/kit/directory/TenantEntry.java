package org.rapport.kit.directory;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;
import org.rapport.events.admin.MemberRecord;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.events.admin.TeamRecord;
import org.rapport.events.admin.TeamRecord.Membership;
import org.rapport.kit.field.CountryCode;

/**
 * What the directory knows of one tenant; immutable, replaced as a whole with each event. What follows from it for a
 * person is worked out when it is first asked for.
 */
public final class TenantEntry {

    /** That of a tenant that has not been heard of. */
    public static final TenantEntry UNKNOWN = new TenantEntry(null, Map.of(), Map.of(), Map.of(), Map.of());

    private final @Nullable OrganizationRecord organization;
    private final Map<UUID, MemberRecord> members;
    private final Map<UUID, RoleRecord> roles;
    private final Map<UUID, TeamRecord> teams;
    private final Map<UUID, PolicyRecord> policies;
    private final Map<String, MemberRecord> signedIn = new ConcurrentHashMap<>();
    private final Map<String, Permissions> permissions = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> colleagues = new ConcurrentHashMap<>();

    private TenantEntry(
            @Nullable OrganizationRecord organization,
            Map<UUID, MemberRecord> members,
            Map<UUID, RoleRecord> roles,
            Map<UUID, TeamRecord> teams,
            Map<UUID, PolicyRecord> policies) {
        this.organization = organization;
        this.members = members;
        this.roles = roles;
        this.teams = teams;
        this.policies = policies;
    }

    /** This, and what the organisation says of itself. */
    public TenantEntry with(OrganizationRecord record) {
        return new TenantEntry(record, members, roles, teams, policies);
    }

    /** This, and a member. */
    public TenantEntry with(MemberRecord record) {
        return new TenantEntry(organization, added(members, record), roles, teams, policies);
    }

    /** This, and a role. */
    public TenantEntry with(RoleRecord record) {
        return new TenantEntry(organization, members, added(roles, record), teams, policies);
    }

    /** This, and a team. */
    public TenantEntry with(TeamRecord record) {
        return new TenantEntry(organization, members, roles, added(teams, record), policies);
    }

    /** This, and a policy. */
    public TenantEntry with(PolicyRecord record) {
        return new TenantEntry(organization, members, roles, teams, added(policies, record));
    }

    /** The organisation; absent as long as only its members, roles, teams or policies have been heard of. */
    public @Nullable OrganizationRecord organization() {
        return organization;
    }

    /** How the organisation stands; absent as long as it has not been heard of. */
    public OrganizationRecord.@Nullable Status status() {
        if (organization == null) {
            return null;
        }
        return organization.deletedAt() == null ? organization.status() : OrganizationRecord.Status.DELETED;
    }

    /** The country of the organisation by its two letters of ISO 3166-1, if its locale names one. */
    public Optional<String> country() {
        return Optional.ofNullable(organization)
                .map(it -> Locale.forLanguageTag(it.locale()).getCountry())
                .filter(CountryCode.Rule::accepts);
    }

    /** The time zone of the organisation. */
    public ZoneId zone() {
        return organization == null ? ZoneOffset.UTC : ZoneId.of(organization.zone());
    }

    /** The time zone of {@code subject}; that of the organisation, if he has none of his own. */
    public ZoneId zone(String subject) {
        return member(subject).map(MemberRecord::zone).map(ZoneId::of).orElseGet(this::zone);
    }

    /** The active member who signs in as {@code subject}, if the tenant has one. */
    public Optional<MemberRecord> member(String subject) {
        MemberRecord known = signedIn.get(subject);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<MemberRecord> found = members.values().stream()
                .filter(member -> subject.equals(member.subject()) && isActive(member))
                .findFirst();
        found.ifPresent(member -> signedIn.put(subject, member)); // anybody can ask for people who are not there
        return found;
    }

    /** The active member {@code id}, who may not have signed in yet. */
    public Optional<MemberRecord> member(UUID id) {
        return Optional.ofNullable(members.get(id)).filter(TenantEntry::isActive);
    }

    /** The active members. */
    public Stream<MemberRecord> members() {
        return members.values().stream().filter(TenantEntry::isActive);
    }

    /** The team {@code id}. */
    public Optional<TeamRecord> team(UUID id) {
        return Optional.ofNullable(teams.get(id)).filter(team -> team.deletedAt() == null);
    }

    /** What {@code subject} may do: nothing, unless an active member signs in so. */
    public Permissions permissions(String subject) {
        return permissions.computeIfAbsent(
                subject, _ -> member(subject).map(this::granted).orElse(Permissions.NONE));
    }

    /**
     * Whose records a role that reaches the team reaches for {@code subject}: his own, those of who is or was in one of
     * his teams, and of who is in a team below one that he leads.
     */
    public Set<String> colleagues(String subject) {
        return colleagues.computeIfAbsent(subject, this::inTeamsOf);
    }

    /** The names of the roles that {@code subject} holds; none, unless an active member signs in so. */
    public List<String> roles(String subject) {
        return member(subject).map(MemberRecord::roles).orElse(List.of());
    }

    /** Those of the roles {@code held} that let do {@code action} to records of {@code type} within {@code reach}, and not beyond. */
    public List<String> reaching(Collection<String> held, String type, String action, Reach reach) {
        return roles.values().stream()
                .filter(role -> role.deletedAt() == null && held.contains(role.name()))
                .filter(role -> Permissions.of(role.grants()).reach(type, action) == reach)
                .map(RoleRecord::name)
                .sorted()
                .toList();
    }

    /** The teams that {@code subject} is in. */
    public List<UUID> teams(String subject) {
        return member(subject).map(MemberRecord::id).stream()
                .flatMap(member -> teams().stream().filter(team -> isIn(team, member)))
                .map(TeamRecord::id)
                .toList();
    }

    /** The policies, by their ids; the same object until one of them changes. */
    public Map<UUID, PolicyRecord> policies() {
        return policies;
    }

    private static boolean isIn(TeamRecord team, UUID member) {
        return team.members().stream().anyMatch(it -> it.memberId().equals(member));
    }

    private Permissions granted(MemberRecord member) {
        return Permissions.of(roles.values().stream()
                .filter(role -> role.deletedAt() == null && member.roles().contains(role.name()))
                .flatMap(role -> role.grants().stream())
                .toList());
    }

    private Set<String> inTeamsOf(String subject) {
        var subjects = new HashSet<>(Set.of(subject));
        member(subject).map(MemberRecord::id).map(this::reachedBy).stream()
                .flatMap(Set::stream)
                .map(teams::get)
                .flatMap(team -> team.members().stream())
                .map(Membership::memberId)
                .map(members::get)
                .filter(member -> member != null && member.subject() != null)
                .forEach(member -> subjects.add(member.subject()));
        return Set.copyOf(subjects);
    }

    private Set<UUID> reachedBy(UUID member) {
        var reached = new HashSet<UUID>();
        var led = new ArrayDeque<UUID>();
        for (var team : teams()) {
            for (var membership : team.members()) {
                if (membership.memberId().equals(member)) {
                    reached.add(team.id());
                    if (membership.lead()) {
                        led.add(team.id());
                    }
                }
            }
        }
        var followed = new HashSet<UUID>();
        while (!led.isEmpty()) {
            UUID leading = led.remove();
            if (followed.add(leading)) {
                teams().stream().filter(team -> leading.equals(team.parentId())).forEach(below -> {
                    reached.add(below.id());
                    led.add(below.id());
                });
            }
        }
        return reached;
    }

    private List<TeamRecord> teams() {
        return teams.values().stream().filter(team -> team.deletedAt() == null).toList();
    }

    private static boolean isActive(MemberRecord member) {
        return member.deletedAt() == null && member.status() != MemberRecord.Status.DEACTIVATED;
    }

    private static <V extends CrmRecord> Map<UUID, V> added(Map<UUID, V> known, V record) {
        var more = new HashMap<>(known);
        more.put(record.id(), record);
        return Collections.unmodifiableMap(more);
    }
}
