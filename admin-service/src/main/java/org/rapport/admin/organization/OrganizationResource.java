package org.rapport.admin.organization;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.kit.access.OperatorOnly;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.Created;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.HistoryEntry;
import org.rapport.kit.journal.Records;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.paging.RecordQuery;

@Path("/api/superadmin/organizations")
@Tag(name = "Organisations")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class OrganizationResource {

    private final OrganizationService service;
    private final Lists lists;
    private final Records records;

    OrganizationResource(OrganizationService service, Lists lists, Records records) {
        this.service = service;
        this.lists = lists;
        this.records = records;
    }

    @GET
    @Operation(summary = "List organisations")
    @OperatorOnly
    public Page<OrganizationRecord> list(@BeanParam PageQuery query) {
        return lists.page(OrganizationRepository.LISTING, query, Organization::toRecord);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read an organisation, as it is or as it was")
    @OperatorOnly
    public OrganizationRecord get(@PathParam("id") UUID id, @BeanParam RecordQuery query) {
        return records.one(Organization.class, OrganizationRecord.class, id, query);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "List what happened to an organisation")
    @OperatorOnly
    public Page<HistoryEntry> history(
            @PathParam("id") UUID id, @BeanParam RecordQuery query, @QueryParam("cursor") @Nullable String cursor) {
        return records.history(Organization.class, id, query, cursor);
    }

    @POST
    @Operation(summary = "Create an organisation and invite its first administrator")
    @OperatorOnly
    @Command
    public RestResponse<OrganizationRecord> create(@Valid @NotNull CreateOrganization command, @Context UriInfo uri) {
        return Created.at(uri, service.create(command));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what an organisation is called and works in")
    @OperatorOnly
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
    @OperatorOnly
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public OrganizationRecord patch(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull MergePatch patch) {
        return service.patch(id, new IfMatch(ifMatch), patch);
    }

    @POST
    @Path("/{id}/suspend")
    @Operation(summary = "Make an organisation read-only, for a reason")
    @OperatorOnly
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
    @OperatorOnly
    @Command
    public OrganizationRecord reactivate(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.reactivate(id, new IfMatch(ifMatch));
    }
}
