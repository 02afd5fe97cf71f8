package org.rapport.sales.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.UUID;
import org.rapport.kit.persistence.TenantRow;

/**
 * A capture that became no lead of its own but the latest touch of one that was open; its id is the capture's. Never
 * changed or removed, whatever becomes of the lead: captures are delivered for ever, and each counts once.
 */
@Entity
class MergedCapture extends TenantRow {

    @Column(updatable = false)
    private UUID leadId;

    /** For Hibernate. */
    protected MergedCapture() {}

    MergedCapture(UUID capture, UUID lead) {
        super(capture);
        this.leadId = lead;
    }
}
