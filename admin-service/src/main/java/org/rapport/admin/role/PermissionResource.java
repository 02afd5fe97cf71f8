package org.rapport.admin.role;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.kit.access.Requires;

/** What roles can allow, for whoever makes one. */
@Path("/api/superadmin/permissions")
@Tag(name = "Roles")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class PermissionResource {

    /** All of it. */
    public record Permissions(List<ResourceType> items) {

        public Permissions {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(summary = "List what roles can allow")
    @Requires("role:read")
    public Permissions list() {
        return new Permissions(ResourceType.ALL);
    }
}
