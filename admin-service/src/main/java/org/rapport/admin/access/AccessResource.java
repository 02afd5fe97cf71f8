package org.rapport.admin.access;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.kit.access.DecisionResource;
import org.rapport.kit.access.Decisions;
import org.rapport.kit.access.Explanations;
import org.rapport.kit.access.Simulations;

@Path("/api/superadmin/access")
@Tag(name = "Access")
class AccessResource extends DecisionResource {

    AccessResource(Decisions decisions, Explanations explanations, Simulations simulations) {
        super(decisions, explanations, simulations);
    }
}
