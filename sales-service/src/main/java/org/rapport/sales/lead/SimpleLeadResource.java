package org.rapport.sales.lead;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.events.sales.LeadRecord;
import org.rapport.sales.simple.SimpleResource;

@Path("/api/leads")
@Tag(name = "Simple leads")
public class SimpleLeadResource extends SimpleResource<LeadRecord, SimpleLead, WriteSimpleLead> {

    SimpleLeadResource(SimpleLeads simple) {
        super(simple);
    }
}
