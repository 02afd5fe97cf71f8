package org.rapport.kit.tag;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.rapport.events.admin.TagRecord;
import org.rapport.kit.persistence.Projection;

/** A tag of the organisation, as admin-service tells of it. */
@Entity
public class KnownTag extends Projection {

    private String name = "";
    private String color = "";
    private boolean deleted;

    /** For Hibernate. */
    protected KnownTag() {}

    KnownTag(UUID id) {
        super(id);
    }

    void takeIn(TagRecord tag, long sequence) {
        if (advancesTo(sequence)) {
            name = tag.name();
            color = tag.color();
            deleted = tag.deletedAt() != null;
        }
    }
}
