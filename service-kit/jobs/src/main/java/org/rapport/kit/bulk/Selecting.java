package org.rapport.kit.bulk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.bulk.BulkRequest.Selection;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.record.RecordType;

/** Finds the records that a bulk job is about, page by page. */
record Selecting(Lists lists, RecordType<?, ?> type, Selection records) {

    /** Some of them, and where to look for more. */
    record Found(List<UUID> records, @Nullable String next) {}

    /**
     * Requires that records can be found so.
     *
     * @throws DomainException.Malformed if the filter is none of their list
     */
    void check() {
        try {
            find(null);
        } catch (DomainException.Malformed e) {
            throw new DomainException.Malformed(e.errors().stream()
                    .map(error -> new FieldError(
                            error.pointer().replace('#', '/').replaceFirst("^", "/records"), error.detail()))
                    .toList());
        }
    }

    /** The next of them, from {@code bookmark} on, where one was left. */
    Found find(@Nullable String bookmark) {
        if (records.ids() != null) {
            return new Found(List.copyOf(new LinkedHashSet<>(records.ids())), null);
        }
        return found(lists.rows(type, PageQuery.of(records.filter(), records.wantsDeleted(), bookmark)));
    }

    private static Found found(Page<? extends Listed> page) {
        return new Found(page.items().stream().map(Listed::id).toList(), page.next());
    }
}
