package org.rapport.sales.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.AccountRecord;
import org.rapport.kit.access.Access;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.AccountTree;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.opportunity.Opportunity;
import org.rapport.sales.rollup.Rollups.Sum;
import org.rapport.sales.rollup.Share.Kind;
import org.rapport.sales.timeline.Timelines;

/**
 * What the caller is told of what accounts amount to. A sum says something of each record that is in it: it is for who may
 * read all of them, and sees of each what is summed up.
 */
@ApplicationScoped
class Summaries {

    private static final int MOST_BELOW = 10_000;
    private static final int LEVELS_BELOW = 100;
    private static final String TICKET = "ticket";

    private static final Set<String> OF_DEALS = Set.of("accountId", "stage", "stageType", "amount");
    private static final Set<String> OF_TICKETS = Set.of("customer", "status");

    private final Store store;
    private final Access access;
    private final Masks masks;
    private final AccountTree tree;
    private final Timelines timelines;
    private final Rollups rollups;

    Summaries(Store store, Access access, Masks masks, AccountTree tree, Timelines timelines, Rollups rollups) {
        this.store = store;
        this.access = access;
        this.masks = masks;
        this.tree = tree;
        this.timelines = timelines;
        this.rollups = rollups;
    }

    /** Of the account {@code id}, if the caller may read it. */
    AccountSummary of(UUID id) {
        AccountRecord account = Account.TYPE.view(store.read(Account.TYPE, id));
        Told own = told(List.of(id));
        return new AccountSummary(
                own.openPipeline(),
                own.won(),
                own.openTickets(),
                timelines.latest("accountId", id).orElse(null),
                customerSince(account),
                tree.isSeen() ? below(id) : null);
    }

    private AccountSums below(UUID id) {
        var below = tree.below(id, MOST_BELOW, LEVELS_BELOW);
        Told told = told(below.levels().keySet());
        return new AccountSums(
                told.openPipeline(),
                told.won(),
                told.openTickets(),
                below.levels().size(),
                below.more());
    }

    private @Nullable Instant customerSince(AccountRecord account) {
        return masks.hidden(Account.TYPE, account).contains("customerSince") ? null : account.customerSince();
    }

    private record Told(
            @Nullable List<RollupSum> openPipeline,
            @Nullable List<RollupSum> won,
            @Nullable Long openTickets) {}

    private Told told(Collection<UUID> accounts) {
        boolean deals = tellsOfDeals();
        boolean tickets = tellsOfTickets();
        List<Sum> sums = deals || tickets ? rollups.of(accounts) : List.of();
        return new Told(
                deals ? sums(sums, Kind.OPEN_PIPELINE) : null,
                deals ? sums(sums, Kind.WON) : null,
                tickets
                        ? (Long) sums.stream()
                                .filter(sum -> sum.kind() == Kind.OPEN_TICKETS)
                                .mapToLong(Sum::counted)
                                .sum()
                        : null);
    }

    private static List<RollupSum> sums(List<Sum> sums, Kind kind) {
        return sums.stream()
                .filter(sum -> sum.kind() == kind)
                .map(RollupSum::of)
                .toList();
    }

    private boolean tellsOfDeals() {
        return access.scope(Opportunity.TYPE, RecordType.READ).isEverything()
                && Collections.disjoint(masks.hidden(Opportunity.TYPE), OF_DEALS);
    }

    /** A contact's ticket tells for which account the contact works. */
    private boolean tellsOfTickets() {
        return access.permitsAll(TICKET, RecordType.READ)
                && Collections.disjoint(access.mask(TICKET, RecordType.READ).hidden(), OF_TICKETS)
                && !masks.hidden(Contact.TYPE).contains("accountId");
    }
}
