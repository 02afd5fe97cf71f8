package org.rapport.sales.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rapport.kit.access.Access;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.record.RecordType;

/**
 * What happened around a record, as far as the caller may read the records to which it happened: all of their type, for
 * an entry does not know who cares for what it tells of.
 */
@ApplicationScoped
class Timelines {

    /** The types of records of which {@link Happening} tells, also those of support. */
    private static final List<String> SUBJECTS = List.of("account", "contact", "lead", "opportunity", "ticket");

    private final Lists lists;
    private final Access access;
    private final Masks masks;

    Timelines(Lists lists, Access access, Masks masks) {
        this.lists = lists;
        this.access = access;
        this.masks = masks;
    }

    /**
     * A page of what happened around the record {@code id}.
     *
     * @param property by which entries name it
     */
    Page<TimelineItem> around(String property, UUID id, PageQuery query) {
        List<String> readable = SUBJECTS.stream()
                .filter(subject -> access.permitsAll(subject, RecordType.READ))
                .toList();
        var part = TimelineEntry.TYPE.listing().where(property, id).where("subjectType", readable);
        return lists.page(TimelineEntry.TYPE, part, query).map(this::shown);
    }

    private TimelineItem shown(TimelineItem item) {
        Set<String> hidden = access.mask(item.subject().type(), RecordType.READ).hidden();
        return masks.without(Telling.of(item.type()).hidden(hidden), item);
    }
}
