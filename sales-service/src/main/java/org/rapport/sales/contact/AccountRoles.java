package org.rapport.sales.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.ContactRecord.AccountRole;
import org.rapport.kit.problem.DomainException;

/**
 * What a contact has to do with accounts: with each at most once, and with at most one in the first place, which has not
 * ended.
 *
 * @param all the primary one first, the others in the order in which they were added
 */
record AccountRoles(List<AccountRole> all) {

    /** With how many accounts a contact can have to do. */
    static final int MOST = 100;

    AccountRoles {
        all = List.copyOf(all);
    }

    /** The account for which the contact works in the first place. */
    @Nullable
    UUID primary() {
        return all.stream()
                .filter(AccountRole::primary)
                .findFirst()
                .map(AccountRole::accountId)
                .orElse(null);
    }

    /** The accounts. */
    Set<UUID> accounts() {
        return all.stream().map(AccountRole::accountId).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What it has to do with {@code account}; nothing, if that is nothing. */
    @Nullable
    AccountRole with(UUID account) {
        return all.stream()
                .filter(role -> role.accountId().equals(account))
                .findFirst()
                .orElse(null);
    }

    /**
     * These, and {@code role} instead of what was said of its account. If it is primary, no other is any more.
     *
     * @throws DomainException.RuleBroken if it ends before it starts, has ended and is primary, or there are too many
     */
    AccountRoles and(AccountRole role) {
        if (role.startedOn() != null && role.endedOn() != null && role.endedOn().isBefore(role.startedOn())) {
            throw new DomainException.RuleBroken(
                    "period-reversed", "Nothing ends before it starts.", "/endedOn", "must not be before startedOn");
        }
        if (role.primary() && role.endedOn() != null) {
            throw new DomainException.RuleBroken(
                    "primary-account-ended",
                    "A contact works in the first place for an account with which it still has to do.",
                    "/endedOn",
                    "must be absent where primary is true");
        }
        var roles = new ArrayList<AccountRole>();
        all.forEach(other ->
                roles.add(other.accountId().equals(role.accountId()) ? role : role.primary() ? asOther(other) : other));
        if (with(role.accountId()) == null) {
            roles.add(role);
        }
        return ordered(roles);
    }

    /** These, without {@code account}. */
    AccountRoles without(UUID account) {
        return new AccountRoles(
                all.stream().filter(role -> !role.accountId().equals(account)).toList());
    }

    /**
     * These, with {@code account} in the first place. The one that was before stays, if more is said of it than that; so does
     * what is said of {@code account} already, but that it has ended.
     */
    AccountRoles primary(@Nullable UUID account) {
        UUID before = primary();
        if (before == null ? account == null : before.equals(account)) {
            return this;
        }
        var roles = before != null && isBare(with(before)) ? without(before) : new AccountRoles(others());
        if (account == null) {
            return roles;
        }
        AccountRole known = roles.with(account);
        return roles.and(
                known == null
                        ? AccountRole.primary(account)
                        : new AccountRole(account, known.role(), known.startedOn(), null, true));
    }

    private List<AccountRole> others() {
        return all.stream().map(AccountRoles::asOther).toList();
    }

    private static boolean isBare(@Nullable AccountRole role) {
        return role != null && role.role() == null && role.startedOn() == null;
    }

    private static AccountRole asOther(AccountRole role) {
        return new AccountRole(role.accountId(), role.role(), role.startedOn(), role.endedOn(), false);
    }

    private static AccountRoles ordered(List<AccountRole> roles) {
        if (roles.size() > MOST) {
            throw new DomainException.RuleBroken(
                    "too-many-accounts", "A contact can have to do with %d accounts at most.".formatted(MOST));
        }
        roles.sort(Comparator.comparing((AccountRole role) -> !role.primary()));
        return new AccountRoles(roles);
    }
}
