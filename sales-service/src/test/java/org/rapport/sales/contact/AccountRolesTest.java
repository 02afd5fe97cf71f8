package org.rapport.sales.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.rapport.events.sales.ContactRecord.AccountRole;
import org.rapport.kit.problem.DomainException;

class AccountRolesTest {

    private static final AccountRoles NONE = new AccountRoles(List.of());
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private final UUID one = new UUID(0, 1);
    private final UUID other = new UUID(0, 2);

    @Test
    void hasOnePrimaryAccountWhichIsFirst() {
        var roles = NONE.and(AccountRole.primary(one)).and(role(other, "director", true));

        assertThat(roles.primary()).isEqualTo(other);
        assertThat(roles.all()).containsExactly(role(other, "director", true), role(one, null, false));
    }

    @Test
    void leavesTheAccountOfWhichMoreIsKnownBehind() {
        var roles = NONE.and(role(one, "director", true)).primary(other);

        assertThat(roles.all()).containsExactly(AccountRole.primary(other), role(one, "director", false));
        assertThat(roles.primary(null).all()).containsExactly(role(one, "director", false));
    }

    @Test
    void forgetsTheAccountOfWhichNothingElseIsKnown() {
        assertThat(NONE.primary(one).primary(other).all()).containsExactly(AccountRole.primary(other));
        assertThat(NONE.primary(one).primary(null).all()).isEmpty();
    }

    @Test
    void comesBackToAnAccountThatHasEnded() {
        var roles = NONE.and(new AccountRole(one, "director", MAY, MAY.plusDays(1), false))
                .primary(one);

        assertThat(roles.all()).containsExactly(new AccountRole(one, "director", MAY, null, true));
    }

    @Test
    void endsAfterItStarts() {
        assertThatThrownBy(() -> NONE.and(new AccountRole(one, null, MAY, MAY.minusDays(1), false)))
                .isInstanceOf(DomainException.RuleBroken.class)
                .hasMessageContaining("before it starts");
        assertThat(NONE.and(new AccountRole(one, null, MAY, MAY, false)).all()).hasSize(1);
    }

    @Test
    void worksInTheFirstPlaceForNoneThatHasEnded() {
        assertThatThrownBy(() -> NONE.and(new AccountRole(one, null, null, MAY, true)))
                .isInstanceOf(DomainException.RuleBroken.class);
    }

    @Test
    void hasToDoWithAHundredAtMost() {
        var roles = new AccountRoles(IntStream.range(0, AccountRoles.MOST)
                .mapToObj(i -> role(new UUID(1, i), null, false))
                .toList());

        assertThat(roles.and(role(new UUID(1, 7), "director", true)).all()).hasSize(AccountRoles.MOST);
        assertThatThrownBy(() -> roles.and(role(one, null, false))).isInstanceOf(DomainException.RuleBroken.class);
        assertThatThrownBy(() -> roles.primary(one)).isInstanceOf(DomainException.RuleBroken.class);
    }

    /** Whatever is done: each account once, one primary at most, it is the first, and nothing else is forgotten than what was. */
    @Property
    void staysWhatItIs(@ForAll List<@IntRange(min = 0, max = 23) Integer> steps) {
        var roles = NONE;
        for (int step : steps) {
            UUID account = new UUID(2, step % 4);
            var before = new LinkedHashSet<>(roles.accounts());
            boolean known = before.contains(account);
            roles = switch (step / 4) {
                case 0 -> roles.and(role(account, "director", true));
                case 1 -> roles.and(role(account, null, false));
                case 2 -> roles.and(new AccountRole(account, "adviser", MAY, MAY.plusDays(step), false));
                case 3 -> roles.without(account);
                case 4 -> roles.primary(account);
                default -> roles.primary(null);
            };
            if (step / 4 < 3) {
                before.add(account);
                assertThat(roles.accounts()).containsExactlyInAnyOrderElementsOf(before);
            } else if (step / 4 == 3) {
                before.remove(account);
                assertThat(roles.accounts()).containsExactlyElementsOf(before);
            } else if (step / 4 == 4) {
                assertThat(roles.primary()).isEqualTo(account);
                assertThat(roles.accounts()).hasSizeBetween(before.size() - (known ? 1 : 0), before.size() + 1);
            }

            assertThat(new ArrayList<>(roles.accounts())).hasSameSizeAs(roles.all());
            assertThat(roles.all().stream().skip(1)).noneMatch(AccountRole::primary);
            assertThat(roles.all()).noneMatch(role -> role.primary() && role.endedOn() != null);
        }
    }

    private static AccountRole role(UUID account, String role, boolean primary) {
        return new AccountRole(account, role, null, null, primary);
    }
}
