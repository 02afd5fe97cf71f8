package org.rapport.kit.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.events.admin.RoleRecord.Reach.ALL;
import static org.rapport.events.admin.RoleRecord.Reach.OWN;
import static org.rapport.events.admin.RoleRecord.Reach.TEAM;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
            }
        }
    }

    @Provide
    Arbitrary<List<Grant>> grants() {
        return Combinators.combine(
                        Arbitraries.of(TYPES),
                        Arbitraries.of(ACTIONS).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(Reach.class))
                .as(Grant::new)
                .list()
                .ofMaxSize(6);
    }
}
