package org.rapport.sales.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.rapport.events.sales.AccountRecord;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.record.Store;

/** The accounts above and below others, as far as the caller may read them: what he may not read hides what is behind it. */
@ApplicationScoped
public class AccountTree {

    private static final String PARENT = "parentId";
    private static final String NAME = "nameKey";
    private static final int MOST = 1_000;
    private static final int LEVELS = 20;

    private final Store store;
    private final Masks masks;
    private final Accounts accounts;

    AccountTree(Store store, Masks masks, Accounts accounts) {
        this.store = store;
        this.masks = masks;
        this.accounts = accounts;
    }

    /**
     * What is below an account, level by level, and in each by name.
     *
     * @param levels how far below each is, by its id
     * @param more   whether that is not all
     */
    public record Below(SequencedMap<UUID, Integer> levels, boolean more) {

        public Below {
            levels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(levels));
        }
    }

    /** Whether the caller sees of all accounts that he may read of what they are a part. */
    public boolean isSeen() {
        return !masks.hidden(Account.TYPE).contains(PARENT);
    }

    /** What is above and below the account {@code id}, which the caller may read. */
    AccountHierarchy around(UUID id) {
        if (!isSeen()) {
            return AccountHierarchy.HIDDEN;
        }
        Below below = below(id, MOST, LEVELS);
        return new AccountHierarchy(
                above(id), nodes(new ArrayList<>(below.levels().keySet()), below.levels()), below.more());
    }

    /**
     * The accounts below {@code id}, for who {@link #isSeen sees} what is below what.
     *
     * @param most   how many are wanted
     * @param levels how far down
     */
    public Below below(UUID id, int most, int levels) {
        var found = new LinkedHashMap<UUID, Integer>();
        List<UUID> level = List.of(id);
        for (int depth = 1; depth <= levels; depth++) {
            int left = most - found.size();
            List<UUID> next = store.readableNaming(Account.TYPE, PARENT, level, NAME, left + 1);
            if (next.isEmpty()) {
                return new Below(found, false);
            }
            for (UUID account : next.subList(0, Math.min(left, next.size()))) {
                found.put(account, depth);
            }
            if (next.size() > left) {
                return new Below(found, true);
            }
            level = next;
        }
        boolean more =
                !store.readableNaming(Account.TYPE, PARENT, level, NAME, 1).isEmpty();
        return new Below(found, more);
    }

    private List<AccountNode> above(UUID id) {
        List<UUID> chain = accounts.above(id);
        Set<UUID> readable = store.readable(Account.TYPE, chain);
        List<UUID> seen = chain.stream().takeWhile(readable::contains).toList();
        var levels = new LinkedHashMap<UUID, Integer>();
        seen.forEach(account -> levels.put(account, -levels.size() - 1));
        List<AccountNode> nodes = nodes(seen.reversed(), levels);
        if (nodes.isEmpty()) {
            return nodes;
        }
        AccountNode top = nodes.getFirst();
        var topped = new ArrayList<>(nodes);
        topped.set(0, new AccountNode(top.id(), top.name(), top.type(), null, top.level()));
        return topped;
    }

    private List<AccountNode> nodes(List<UUID> ids, Map<UUID, Integer> levels) {
        Map<UUID, AccountRecord> records = store.consult(Account.TYPE, ids);
        return ids.stream()
                .filter(records::containsKey)
                .map(id -> node(records.get(id), levels.get(id)))
                .toList();
    }

    private AccountNode node(AccountRecord account, int level) {
        boolean typed = !masks.hidden(Account.TYPE, account).contains("type");
        return new AccountNode(account.id(), account.name(), typed ? account.type() : null, account.parentId(), level);
    }
}
