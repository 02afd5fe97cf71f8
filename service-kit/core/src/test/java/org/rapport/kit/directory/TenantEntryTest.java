package org.rapport.kit.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.events.admin.RoleRecord.Reach.ALL;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.events.admin.MemberRecord;
import org.rapport.events.admin.MemberRecord.Status;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.TeamRecord;
import org.rapport.events.admin.TeamRecord.Membership;

class TenantEntryTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final TenantEntry people = Stream.of("ann", "bob", "cat", "dan")
            .reduce(TenantEntry.UNKNOWN, (entry, name) -> entry.with(member(name, Status.ACTIVE)), (one, _) -> one);

    @Test
    void whoIsInNoTeamReachesHisOwn() {
        assertThat(people.colleagues("ann")).containsExactly("ann");
    }

    @Test
    void whoIsInTeamsReachesThoseInThem() {
        var entry = people.with(team("red", null, "ann", "bob")).with(team("blue", null, "ann", "cat"));

        assertThat(entry.colleagues("ann")).containsExactlyInAnyOrder("ann", "bob", "cat");
        assertThat(entry.colleagues("bob")).containsExactlyInAnyOrder("ann", "bob");
    }

    @ParameterizedTest
    @CsvSource({
        "de-CH,CH",
        "de-ch,CH",
        "zh-Hant-TW,TW",
        "sr-Latn-XK,XK",
        "en,",
        "es-419,",
        "de-ZZ,",
        "x-private,",
        "en-US-u-ca-buddhist,US"
    })
    void isOfTheCountryThatItsLocaleNames(String locale, @Nullable String country) {
        assertThat(TenantEntry.UNKNOWN.with(organization(locale)).country()).isEqualTo(Optional.ofNullable(country));
        assertThat(TenantEntry.UNKNOWN.country()).isEmpty();
    }

    private static OrganizationRecord organization(String locale) {
        return new OrganizationRecord(
                UUID.randomUUID(),
                1,
                "acme",
                "Acme",
                OrganizationRecord.Status.ACTIVE,
                locale,
                "EUR",
                "Europe/Berlin",
                null,
                null,
                List.of(),
                null,
                THEN,
                "test",
                THEN,
                "test",
                null);
    }

    @Test
    void whoLeadsATeamReachesThoseInTeamsBelow() {
        var entry = people.with(team("top", null, "ann!", "bob"))
                .with(team("middle", "top", "cat"))
                .with(team("bottom", "middle", "dan"));

        assertThat(entry.colleagues("ann")).containsExactlyInAnyOrder("ann", "bob", "cat", "dan");
        assertThat(entry.colleagues("bob")).containsExactlyInAnyOrder("ann", "bob");
        assertThat(entry.colleagues("cat")).containsExactlyInAnyOrder("cat");
    }

    @Test
    void theRecordsOfWhoIsShutOutStayWithinReach() {
        var entry = people.with(team("red", null, "ann", "bob")).with(member("bob", Status.DEACTIVATED));

        assertThat(entry.colleagues("ann")).containsExactlyInAnyOrder("ann", "bob");
        assertThat(entry.colleagues("bob")).containsExactly("bob");
        assertThat(entry.permissions("bob")).isSameAs(Permissions.NONE);
    }

    @Test
    void aTeamThatIsDeletedReachesNobody() {
        var red = team("red", null, "ann!", "bob");
        var below = team("below", "red", "cat");
        var entry = people.with(red).with(below).with(deleted(red));

        assertThat(entry.colleagues("ann")).containsExactly("ann");
    }

    /** The super-administration lets none be made; what comes from elsewhere stops nobody from working. */
    @Test
    void aCircleOfTeamsHasAnEnd() {
        var entry = people.with(team("one", "other", "ann!")).with(team("other", "one", "bob!"));

        assertThat(entry.colleagues("ann")).containsExactlyInAnyOrder("ann", "bob");
    }

    @Test
    void whatIsSaidOfARoleLaterCounts() {
        var entry = people.with(role("seller", "read"));
        assertThat(entry.permissions("ann").reach("lead", "read")).isEqualTo(ALL);

        entry = entry.with(role("seller", "edit"));
        assertThat(entry.permissions("ann").reach("lead", "read")).isNull();
        assertThat(entry.permissions("ann").reach("lead", "edit")).isEqualTo(ALL);
        assertThat(entry.permissions("nobody")).isSameAs(Permissions.NONE);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static MemberRecord member(String name, Status status) {
        return new MemberRecord(
                id(name),
                1,
                name,
                null,
                name,
                null,
                status,
                List.of("seller"),
                null,
                null,
                null,
                null,
                THEN,
                "test",
                THEN,
                "test",
                null);
    }

    /** Of people by their names, with {@code !} behind those who lead it. */
    private static TeamRecord team(String name, @Nullable String parent, String... people) {
        var members = Stream.of(people)
                .map(person -> new Membership(id(person.replace("!", "")), person.endsWith("!")))
                .toList();
        return new TeamRecord(
                id(name), 1, name, null, parent == null ? null : id(parent), members, THEN, "test", THEN, "test", null);
    }

    private static TeamRecord deleted(TeamRecord team) {
        return new TeamRecord(
                team.id(), 2, team.name(), null, team.parentId(), team.members(), THEN, "test", THEN, "test", THEN);
    }

    private static RoleRecord role(String name, String action) {
        return new RoleRecord(
                id(name),
                1,
                name,
                name,
                null,
                false,
                List.of(new Grant("lead", List.of(action))),
                THEN,
                "test",
                THEN,
                "test",
                null);
    }
}
