package org.rapport.kit.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** That a record is found by a term: only for queries, for {@link SearchTerms} writes the rows. */
@Entity
@Immutable
@IdClass(SearchTerm.Key.class)
public class SearchTerm {

    @Id
    private UUID recordId;

    @Id
    private String term;

    @Id
    private String property;

    private String type;

    @TenantId
    @Column(name = "tenant_id", columnDefinition = "uuid")
    private String tenant;

    /** For Hibernate. */
    protected SearchTerm() {}

    /** One of a record's terms, of one of its properties. */
    public record Key(UUID recordId, String term, String property) implements Serializable {}
}
