package org.rapport.kit.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A row that is made of events rather than by commands: it has no version and no history, and is never journaled. */
@MappedSuperclass
public abstract class TenantRow implements Listed {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "tenant_id", updatable = false, columnDefinition = "uuid")
    private String tenant;

    /** For Hibernate. */
    protected TenantRow() {}

    /** A row with the id of the record that it follows, or one of its own. */
    protected TenantRow(UUID id) {
        this.id = id;
    }

    @Override
    public UUID id() {
        return id;
    }
}
