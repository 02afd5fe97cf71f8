package org.rapport.sales.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.record.Questions;
import org.rapport.kit.record.Rows;
import org.rapport.sales.contact.Contacts;

/**
 * Keeps the roll-ups: each share is taken from the sums that it was in before it is added to those that it is in now. One
 * transaction of an organisation at a time does so, and reads what the one before it has left.
 */
@ApplicationScoped
class Rollups {

    private static final String ONE_AT_A_TIME = "account-rollup";
    private static final int MOST_CURRENCIES = 1_000;
    private static final int SOME = 500;

    private final Locks locks;
    private final Rows rows;
    private final Questions questions;
    private final Contacts contacts;

    Rollups(Locks locks, Rows rows, Questions questions, Contacts contacts) {
        this.locks = locks;
        this.rows = rows;
        this.questions = questions;
        this.contacts = contacts;
    }

    /**
     * What shares of one kind amount to.
     *
     * @param currency absent for those without an amount
     */
    record Sum(Share.Kind kind, @Nullable String currency, BigDecimal minor, long counted) {}

    /** From now on the record {@code id} has {@code share}, unless a later event than that with {@code sequence} was heard. */
    void takeIn(UUID id, long sequence, Optional<Share> share) {
        locks.exclusive(ONE_AT_A_TIME);
        Optional<AccountContribution> known = rows.find(AccountContribution.class, id);
        AccountContribution contribution = known.orElseGet(() -> new AccountContribution(id));
        if (contribution.isNews(sequence)) {
            replace(contribution, share.map(this::located).orElse(null));
            if (known.isEmpty()) {
                rows.add(contribution);
            }
        }
    }

    /** Has the shares of the contact {@code id} follow it to the account for which it works now. */
    void follow(UUID id) {
        locks.exclusive(ONE_AT_A_TIME);
        UUID account = contacts.accountOf(id).orElse(null);
        for (var astray = astray(id, account); !astray.isEmpty(); astray = astray(id, account)) {
            astray.forEach(it -> replace(it, it.share().orElseThrow().at(account)));
        }
    }

    private List<AccountContribution> astray(UUID contact, @Nullable UUID account) {
        String elsewhere =
                account == null ? "it.accountId is not null" : "(it.accountId is null or it.accountId <> :account)";
        Map<String, UUID> parameters =
                account == null ? Map.of("contact", contact) : Map.of("contact", contact, "account", account);
        return rows.select(
                AccountContribution.class,
                "select it from AccountContribution it where it.contactId = :contact and " + elsewhere,
                parameters,
                SOME);
    }

    private Share located(Share share) {
        return share.contactId() == null
                ? share
                : share.at(contacts.accountOf(share.contactId()).orElse(null));
    }

    private void replace(AccountContribution contribution, @Nullable Share after) {
        Share before = contribution.share().orElse(null);
        if (Objects.equals(before, after)) {
            return;
        }
        if (before != null && before.accountId() != null) {
            rollup(before.accountId(), before).take(before.amount());
        }
        contribution.become(after);
        if (after != null && after.accountId() != null) {
            rollup(after.accountId(), after).add(after.amount());
        }
    }

    private AccountRollup rollup(UUID account, Share share) {
        String query = "select it from AccountRollup it where it.accountId = :account and it.kind = :kind";
        return rows
                .select(AccountRollup.class, query, Map.of("account", account, "kind", share.kind()), MOST_CURRENCIES)
                .stream()
                .filter(it -> it.isIn(share.currency()))
                .findFirst()
                .orElseGet(() -> added(new AccountRollup(account, share.kind(), share.currency())));
    }

    private AccountRollup added(AccountRollup rollup) {
        rows.add(rollup);
        return rollup;
    }

    /** What the roll-ups of several accounts come to together, by currency; none that nothing is in. */
    List<Sum> of(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : questions.all(Sum.class, """
                        select it.kind, it.currency, sum(it.minor), sum(it.counted) from AccountRollup it
                        where one_of(:accounts, it.accountId) and it.counted > 0
                        group by it.kind, it.currency order by it.currency
                        """, Map.of("accounts", accounts.toArray(UUID[]::new)), MOST_CURRENCIES);
    }
}
