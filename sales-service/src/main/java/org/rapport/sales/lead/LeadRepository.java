package org.rapport.sales.lead;

import jakarta.enterprise.context.ApplicationScoped;
import org.rapport.events.sales.LeadRecord;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregates;

/** All leads. */
@ApplicationScoped
public class LeadRepository implements Aggregates<Lead> {

    /** By what leads are sorted and filtered. */
    public static final Listing<Lead> LISTING = Listing.of(Lead.class)
            .sorted("score", Kind.INTEGER)
            .filtered("status", Kind.oneOf(LeadRecord.Status.class))
            .filtered("ownerId", Kind.TEXT)
            .filtered("source", Kind.TEXT)
            .filtered("email", "emailKey", Kind.LOWER_TEXT);
}
