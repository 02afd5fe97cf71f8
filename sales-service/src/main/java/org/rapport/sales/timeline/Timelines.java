package org.rapport.sales.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rapport.kit.access.Access;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.paging.Subjects;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.opportunity.Opportunity;
import org.rapport.sales.timeline.TimelineItem.Subject;

/**
 * What happened around a record, as far as the caller may read the records to which it happened. Who cares for a ticket
 * is not known here: what happened to tickets is for who may read them all.
 */
@ApplicationScoped
public class Timelines {

    /** The records of which {@link Happening} tells. */
    private static final Subjects SUBJECTS = new Subjects(
            "subjectType",
            "subjectId",
            List.of(Account.TYPE, Contact.TYPE, Lead.TYPE, Opportunity.TYPE),
            List.of("ticket"));

    private final Lists lists;
    private final Store store;
    private final Access access;
    private final Masks masks;

    Timelines(Lists lists, Store store, Access access, Masks masks) {
        this.lists = lists;
        this.store = store;
        this.access = access;
        this.masks = masks;
    }

    /**
     * A page of what happened around the record {@code id}.
     *
     * @param property by which entries name it
     */
    Page<TimelineItem> around(String property, UUID id, PageQuery query) {
        var part = TimelineEntry.TYPE.listing().where(property, id).where(SUBJECTS);
        Page<TimelineItem> page = lists.page(TimelineEntry.TYPE, part, query);
        var hidden = new HashMap<Subject, Set<String>>();
        SUBJECTS.own().forEach(type -> hidden.putAll(hidden(type, page.items())));
        return page.map(item -> shown(item, hidden));
    }

    /** When the latest happened of what {@link #around} tells the caller. */
    public Optional<Instant> latest(String property, UUID id) {
        var part = TimelineEntry.TYPE.listing().where(property, id).where(SUBJECTS);
        return lists.page(TimelineEntry.TYPE, part, PageQuery.first()).items().stream()
                .map(TimelineItem::time)
                .findFirst();
    }

    /** What the caller cannot see of the records of {@code type} to which {@code items} happened. */
    private <E extends Listed, R> Map<Subject, Set<String>> hidden(RecordType<E, R> type, List<TimelineItem> items) {
        Set<String> ofSome = masks.hidden(type);
        if (ofSome.isEmpty()) {
            return Map.of();
        }
        Set<UUID> ids = items.stream()
                .map(TimelineItem::subject)
                .filter(subject -> subject.type().equals(type.name()))
                .map(Subject::id)
                .collect(Collectors.toUnmodifiableSet());
        Map<UUID, R> records = store.consult(type, ids);
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> new Subject(type.name(), id),
                        id -> records.containsKey(id) ? masks.hidden(type, records.get(id)) : ofSome));
    }

    private TimelineItem shown(TimelineItem item, Map<Subject, Set<String>> hidden) {
        Set<String> kept = SUBJECTS.others().contains(item.subject().type())
                ? access.mask(item.subject().type(), RecordType.READ).hidden()
                : hidden.getOrDefault(item.subject(), Set.of());
        return masks.without(Telling.of(item.type()).hidden(kept), item);
    }
}
