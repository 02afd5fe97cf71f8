package org.rapport.admin.role;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.events.admin.RoleRecord;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordReads;

@Path("/api/superadmin/roles")
@Tag(name = "Roles")
public class RoleResource extends RecordReads<RoleRecord> {

    RoleResource(Operations operations) {
        super(Role.TYPE, operations);
    }
}
