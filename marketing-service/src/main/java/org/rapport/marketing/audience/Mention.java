package org.rapport.marketing.audience;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.rapport.kit.persistence.Projection;

/** The last that was heard of one capture, lead or contact. */
@Entity
class Mention extends Projection {

    /** Whose word counts more, the last the most. */
    enum Kind {
        CAPTURE,
        LEAD,
        CONTACT
    }

    /** The one that is believed first where several say something different. */
    static final Comparator<Mention> CREDIBILITY = Comparator.comparing(Mention::kind)
            .thenComparing(mention -> mention.said.changedAt())
            .thenComparing(Mention::id)
            .reversed();

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
        addresses.retainAll(newSaid.addresses());
        addresses.addAll(newSaid.addresses());
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
