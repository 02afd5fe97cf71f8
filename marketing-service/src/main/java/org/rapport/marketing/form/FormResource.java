package org.rapport.marketing.form;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.events.marketing.FormRecord;
import org.rapport.kit.record.RecordResource;

@Path("/marketing/forms")
@Tag(name = "Forms")
public class FormResource extends RecordResource<FormRecord, EditForm, EditForm> {

    FormResource(FormService service) {
        super(service);
    }
}
