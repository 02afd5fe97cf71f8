package org.rapport.kit.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.events.admin.RoleRecord.Reach.ALL;
import static org.rapport.events.admin.RoleRecord.Reach.OWN;
import static org.rapport.events.admin.RoleRecord.Reach.TEAM;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;

class PermissionsTest {

    private static final List<String> TYPES = List.of("lead", "ticket", "*");
    private static final List<String> ACTIONS = List.of("read", "edit", "*");

    @Test
    void reachAsFarAsTheFarthestGrant() {
        var permissions = Permissions.of(List.of(
                new Grant("lead", List.of("read", "edit"), OWN),
                new Grant("lead", List.of("read"), TEAM),
                new Grant("*", List.of("read"), OWN),
                new Grant("ticket", List.of("*"), ALL)));

        assertThat(permissions.reach("lead", "read")).isEqualTo(TEAM);
        assertThat(permissions.reach("lead", "edit")).isEqualTo(OWN);
        assertThat(permissions.reach("lead", "delete")).isNull();
        assertThat(permissions.reach("account", "read")).isEqualTo(OWN);
        assertThat(permissions.reach("ticket", "escalate")).isEqualTo(ALL);
        assertThat(permissions.reach("*", "read")).isEqualTo(OWN);
        assertThat(permissions.reach("*", "*")).isNull();
    }

    @Test
    void coverWhatReachesNoFarther() {
        var permissions = Permissions.of(List.of(new Grant("lead", List.of("read", "edit"), TEAM)));

        assertThat(permissions.cover(new Grant("lead", List.of("read"), OWN))).isTrue();
        assertThat(permissions.cover(new Grant("lead", List.of("read", "edit"), TEAM)))
                .isTrue();
        assertThat(permissions.cover(new Grant("lead", List.of("read"), ALL))).isFalse();
        assertThat(permissions.cover(new Grant("lead", List.of("*"), OWN))).isFalse();
        assertThat(permissions.cover(new Grant("*", List.of("read"), OWN))).isFalse();
    }

    @Test
    void keepBackWhatEachGrantThatReachesTheRecordKeepsBack() {
        var permissions = Permissions.of(List.of(
                masked("lead", "read", ALL, List.of("email", "phone"), List.of()),
                masked("lead", "read", TEAM, List.of("email"), List.of()),
                masked("lead", "*", OWN, List.of(), List.of("source")),
                masked("lead", "edit", ALL, List.of("email"), List.of("score"))));

        assertThat(permissions.mask("lead", "read", ALL)).isEqualTo(mask(Set.of("email", "phone"), Set.of()));
        assertThat(permissions.mask("lead", "read", TEAM)).isEqualTo(mask(Set.of("email"), Set.of()));
        assertThat(permissions.mask("lead", "read", OWN)).isEqualTo(Mask.NONE);
        assertThat(permissions.mask("lead", "edit", ALL)).isEqualTo(mask(Set.of("email"), Set.of("score")));
        assertThat(permissions.mask("lead", "edit", OWN)).isEqualTo(Mask.NONE);
        assertThat(permissions.mask("lead", "delete", OWN)).isEqualTo(mask(Set.of(), Set.of("source")));
        assertThat(permissions.mask("lead", "delete", TEAM)).isNull();
        assertThat(permissions.strictest("lead")).isEqualTo(mask(Set.of("email", "phone"), Set.of("score", "source")));
        assertThat(permissions.strictest("ticket")).isEqualTo(Mask.NONE);
    }

    @Test
    void coverOnlyWhatKeepsNoLessBack() {
        var permissions = Permissions.of(List.of(masked("lead", "edit", ALL, List.of("email"), List.of("score"))));

        assertThat(permissions.cover(masked("lead", "edit", ALL, List.of("email"), List.of("score", "phone"))))
                .isTrue();
        assertThat(permissions.cover(masked("lead", "edit", ALL, List.of("email", "score"), List.of())))
                .isTrue();
        assertThat(permissions.cover(masked("lead", "edit", OWN, List.of(), List.of("email", "score"))))
                .isFalse();
        assertThat(permissions.cover(masked("lead", "edit", ALL, List.of("email"), List.of())))
                .isFalse();
    }

    @Property
    void addUp(@ForAll("grants") List<Grant> one, @ForAll("grants") List<Grant> other) {
        var both = Permissions.of(Stream.concat(one.stream(), other.stream()).toList());

        for (String type : TYPES) {
            for (String action : ACTIONS) {
                var farthest = Stream.of(Permissions.of(one), Permissions.of(other))
                        .map(permissions -> permissions.reach(type, action))
                        .filter(Objects::nonNull)
                        .max(Reach::compareTo);
                assertThat(both.reach(type, action)).isEqualTo(farthest.orElse(null));
                for (Reach reach : Reach.values()) {
                    var least = Stream.of(Permissions.of(one), Permissions.of(other))
                            .map(permissions -> permissions.mask(type, action, reach))
                            .filter(Objects::nonNull)
                            .reduce(Mask::and);
                    assertThat(both.mask(type, action, reach)).isEqualTo(least.orElse(null));
                }
            }
        }
    }

    @Property
    void areTheSameAsTheirGrants(@ForAll("grants") List<Grant> grants) {
        var permissions = Permissions.of(grants);
        var again = Permissions.of(permissions.grants());

        assertThat(grants).allMatch(permissions::cover);
        assertThat(again.grants()).isEqualTo(permissions.grants());
        for (String type : TYPES) {
            for (String action : ACTIONS) {
                assertThat(again.reach(type, action)).isEqualTo(permissions.reach(type, action));
                for (Reach reach : Reach.values()) {
                    assertThat(again.mask(type, action, reach)).isEqualTo(permissions.mask(type, action, reach));
                }
            }
        }
    }

    /** The nearer a record, the less is kept back of it. */
    @Property
    void keepNoMoreBackOfWhatIsNearer(@ForAll("grants") List<Grant> grants) {
        var permissions = Permissions.of(grants);

        for (String type : TYPES) {
            for (String action : ACTIONS) {
                Mask farther = null;
                for (Reach reach : List.of(ALL, TEAM, OWN)) {
                    Mask here = permissions.mask(type, action, reach);
                    assertThat(here == null).isEqualTo(isBeyond(reach, permissions.reach(type, action)));
                    if (here != null && farther != null) {
                        assertThat(here.isWithin(farther)).isTrue();
                    }
                    farther = here;
                }
            }
        }
    }

    private static boolean isBeyond(Reach reach, @Nullable Reach farthest) {
        return farthest == null || reach.compareTo(farthest) > 0;
    }

    private static Grant masked(String type, String action, Reach reach, List<String> hidden, List<String> readOnly) {
        return new Grant(type, List.of(action), reach, hidden, readOnly);
    }

    private static Mask mask(Set<String> hidden, Set<String> readOnly) {
        return new Mask(hidden, readOnly);
    }

    @Provide
    Arbitrary<List<Grant>> grants() {
        var properties = Arbitraries.of("email", "phone", "score")
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(TYPES),
                        Arbitraries.of(ACTIONS).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(Reach.class),
                        properties,
                        properties)
                .as(Grant::new)
                .list()
                .ofMaxSize(6);
    }
}
