package org.rapport.sales.opportunity;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.sales.simple.SimpleResource;

@Path("/api/opportunities")
@Tag(name = "Simple opportunities")
public class SimpleOpportunityResource
        extends SimpleResource<OpportunityRecord, SimpleOpportunity, WriteSimpleOpportunity> {

    SimpleOpportunityResource(SimpleOpportunities simple) {
        super(simple);
    }
}
