package org.rapport.admin.organization;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.Created;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordReads;
import org.rapport.kit.record.RecordType;

@Path("/api/superadmin/organizations")
@Tag(name = "Organisations")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class OrganizationResource extends RecordReads<OrganizationRecord> {

    private final OrganizationService service;

    OrganizationResource(OrganizationService service, Operations operations) {
        super(Organization.TYPE, operations);
        this.service = service;
    }

    @POST
    @Operation(summary = "Create an organisation and invite its first administrator")
    @Requires(RecordType.CREATE)
    @Command
    public RestResponse<OrganizationRecord> create(@Valid @NotNull CreateOrganization command, @Context UriInfo uri) {
        return Created.at(uri, service.create(command));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what an organisation is called and works in")
    @Requires(RecordType.EDIT)
    @Command
    public OrganizationRecord edit(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull EditOrganization command) {
        return service.edit(id, new IfMatch(ifMatch), command);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what an organisation is called and works in")
    @Requires(RecordType.EDIT)
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public OrganizationRecord patch(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull MergePatch patch) {
        return service.patch(id, new IfMatch(ifMatch), patch);
    }

    @POST
    @Path("/{id}/suspend")
    @Operation(summary = "Make an organisation read-only, for a reason")
    @Requires(Organization.SUSPEND)
    @Command
    public OrganizationRecord suspend(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull SuspendOrganization command) {
        return service.suspend(id, new IfMatch(ifMatch), command);
    }

    @POST
    @Path("/{id}/reactivate")
    @Operation(summary = "Open a suspended organisation for work again")
    @Requires(Organization.SUSPEND)
    @Command
    public OrganizationRecord reactivate(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.reactivate(id, new IfMatch(ifMatch));
    }
}
