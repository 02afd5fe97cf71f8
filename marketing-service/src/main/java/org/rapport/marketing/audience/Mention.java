package org.rapport.marketing.audience;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.rapport.kit.persistence.Projection;

/** The last that was heard of one capture, lead or contact. */
@Entity
class Mention extends Projection {

    /** Whose word counts more, the last the most; of several of a kind that of the one that was changed last. */
    enum Kind {
        CAPTURE,
        LEAD,
        CONTACT
    }

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Kind kind;

    /** Not, once the record is deleted. */
    private boolean alive;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "mention_address", joinColumns = @JoinColumn(name = "mention_id"))
    @Column(name = "address")
    private Set<String> addresses = new HashSet<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private Said said;

    /** As it says itself: mentions are sorted by it. */
    private Instant changedAt;

    /** For Hibernate. */
    protected Mention() {}

    Mention(UUID id, Kind kind) {
        super(id);
        this.kind = kind;
    }

    /** Whether {@code version} of the record is news; if so, it is to be heard. */
    boolean isNews(long version) {
        return advancesTo(version);
    }

    /** Takes what the record says. */
    void hear(boolean isAlive, Said newSaid) {
        alive = isAlive;
        said = newSaid;
        changedAt = newSaid.changedAt();
        addresses.retainAll(newSaid.addresses());
        addresses.addAll(newSaid.addresses());
    }

    /** Whether it says something of the person behind {@code address}. */
    boolean speaksOf(String address) {
        return alive && addresses.contains(address);
    }

    Kind kind() {
        return kind;
    }

    Said said() {
        return said;
    }

    Set<String> addresses() {
        return Set.copyOf(addresses);
    }
}
