package org.rapport.sales.contact;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.record.OwnedRecordResource;

@Path("/sales/contacts")
@Tag(name = "Contacts")
public class ContactResource extends OwnedRecordResource<ContactRecord, CreateContact, EditContact> {

    ContactResource(ContactService service) {
        super(service);
    }
}
