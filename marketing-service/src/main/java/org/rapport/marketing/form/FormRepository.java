package org.rapport.marketing.form;

import jakarta.enterprise.context.ApplicationScoped;
import org.rapport.events.marketing.FormRecord;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregates;

@ApplicationScoped
class FormRepository implements Aggregates<Form> {

    static final Listing<Form> LISTING = Listing.of(Form.class)
            .sorted("name", Kind.TEXT)
            .filtered("status", Kind.oneOf(FormRecord.Status.class))
            .filtered("campaign", Kind.TEXT);
}
