package org.rapport.marketing.audience;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.RecordType;

/** A line of the consent ledger: something a person has allowed or refused, with its evidence. Never changed. */
@Entity
class ConsentEntry extends TenantRow {

    static final RecordType<ConsentEntry, LedgerLine> TYPE = RecordType.of(
                    ConsentEntry.class, LedgerLine.class, ConsentEntry::toView, "givenAt", Kind.TIME)
            .partOf(Person.TYPE)
            .filtered("channel", Kind.TEXT)
            .filtered("topic", Kind.TEXT)
            .filtered("state", Kind.oneOf(Consent.State.class))
            .build();

    private UUID personId;
    private String channel;
    private String topic;
    private @Nullable String address;

    @Enumerated(EnumType.STRING)
    private Consent.State state;

    private @Nullable String basis;
    private @Nullable String source;
    private @Nullable String textVersion;
    private @Nullable String text;
    private @Nullable String ip;
    private @Nullable String userAgent;

    @Enumerated(EnumType.STRING)
    private Mention.Kind toldBy;

    private UUID toldById;
    private Instant givenAt;

    /** For Hibernate. */
    protected ConsentEntry() {}

    ConsentEntry(UUID personId, Consent consent, Mention told) {
        super(Uuids.next());
        this.personId = personId;
        channel = consent.channel();
        topic = consent.topic();
        address = consent.address();
        state = consent.state();
        basis = consent.basis();
        source = consent.source();
        textVersion = consent.textVersion();
        text = consent.text();
        ip = consent.ip();
        userAgent = consent.userAgent();
        toldBy = told.kind();
        toldById = told.id();
        givenAt = consent.at();
    }

    private LedgerLine toView() {
        return new LedgerLine(
                id(),
                channel,
                topic,
                address,
                state,
                basis,
                source,
                textVersion,
                text,
                ip,
                userAgent,
                givenAt,
                LedgerLine.Teller.valueOf(toldBy.name()),
                toldById);
    }
}
