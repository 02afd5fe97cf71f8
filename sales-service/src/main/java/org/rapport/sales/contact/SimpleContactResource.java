package org.rapport.sales.contact;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.events.sales.ContactRecord;
import org.rapport.sales.simple.SimpleResource;

@Path("/api/contacts")
@Tag(name = "Simple contacts")
public class SimpleContactResource extends SimpleResource<ContactRecord, SimpleContact, WriteSimpleContact> {

    SimpleContactResource(SimpleContacts simple) {
        super(simple);
    }
}
