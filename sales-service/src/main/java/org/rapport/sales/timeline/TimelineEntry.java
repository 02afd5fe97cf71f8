package org.rapport.sales.timeline;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Envelope;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.record.RecordType;
import org.rapport.sales.account.Account;

/** A {@link TimelineItem} as it is stored; its id is the event's, so that there is one of each. */
@Entity
public class TimelineEntry extends TenantRow {

    static final RecordType<TimelineEntry, TimelineItem> TYPE = RecordType.of(
                    TimelineEntry.class, TimelineItem.class, TimelineEntry::toItem, "time", Kind.TIME)
            .partOf(Account.TYPE)
            .build();

    private Instant time;
    private String type;
    private String subjectType;
    private UUID subjectId;
    private String title;
    private @Nullable String text;
    private String actorId;
    private @Nullable UUID accountId;
    private @Nullable UUID contactId;

    /** For Hibernate. */
    protected TimelineEntry() {}

    TimelineEntry(Envelope<?> event, Happening happening) {
        super(event.id());
        time = event.time();
        type = event.type();
        subjectType = event.aggregateType();
        subjectId = event.aggregateId();
        title = happening.title();
        text = happening.text();
        actorId = event.actorId();
        accountId = happening.accountId();
        contactId = happening.contactId();
    }

    private TimelineItem toItem() {
        return new TimelineItem(
                id(),
                time,
                type,
                new TimelineItem.Subject(subjectType, subjectId),
                title,
                text,
                actorId,
                accountId,
                contactId);
    }
}
