package org.rapport.sales.opportunity;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.kit.access.Requires;
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
import org.rapport.kit.tenant.CurrentCaller;

@Path("/sales/opportunities")
@Tag(name = "Opportunities")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class OpportunityResource {

    private final OpportunityService service;
    private final Lists lists;
    private final Records records;
    private final CurrentCaller caller;

    OpportunityResource(OpportunityService service, Lists lists, Records records, CurrentCaller caller) {
        this.service = service;
        this.lists = lists;
        this.records = records;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List opportunities")
    @Requires("opportunity:read")
    public Page<OpportunityRecord> list(@BeanParam PageQuery query) {
        return lists.page(Opportunities.LISTING, query, Opportunity::toRecord);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read an opportunity, as it is or as it was")
    @Requires("opportunity:read")
    public OpportunityRecord get(@PathParam("id") UUID id, @BeanParam RecordQuery query) {
        return records.one(Opportunity.class, OpportunityRecord.class, id, query);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "List what happened to an opportunity")
    @Requires("opportunity:read")
    public Page<HistoryEntry> history(
            @PathParam("id") UUID id, @BeanParam RecordQuery query, @QueryParam("cursor") @Nullable String cursor) {
        return records.history(Opportunity.class, id, query, cursor);
    }

    @POST
    @Operation(summary = "Create an opportunity")
    @Requires("opportunity:create")
    @Command
    public RestResponse<OpportunityRecord> create(@Valid @NotNull CreateOpportunity command, @Context UriInfo uri) {
        return Created.at(uri, service.create(command, caller.get().subject()));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what an opportunity says")
    @Requires("opportunity:edit")
    @Command
    public OpportunityRecord edit(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull EditOpportunity command) {
        return service.edit(id, new IfMatch(ifMatch), command);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what an opportunity says")
    @Requires("opportunity:edit")
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public OpportunityRecord patch(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull MergePatch patch) {
        return service.patch(id, new IfMatch(ifMatch), patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete an opportunity; it can be restored")
    @Requires("opportunity:delete")
    @Command
    public void delete(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        service.delete(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/restore")
    @Operation(summary = "Restore a deleted opportunity")
    @Requires("opportunity:delete")
    @Command
    public OpportunityRecord restore(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.restore(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/stage")
    @Operation(summary = "Move an opportunity to another open stage")
    @Requires("opportunity:edit")
    @Command
    public OpportunityRecord move(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull MoveOpportunity command) {
        return service.move(id, new IfMatch(ifMatch), command);
    }

    @POST
    @Path("/{id}/win")
    @Operation(summary = "Close an opportunity as won")
    @Requires("opportunity:edit")
    @Command
    public OpportunityRecord win(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.win(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/lose")
    @Operation(summary = "Close an opportunity as lost, for a reason")
    @Requires("opportunity:edit")
    @Command
    public OpportunityRecord lose(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull LoseOpportunity command) {
        return service.lose(id, new IfMatch(ifMatch), command);
    }

    @POST
    @Path("/{id}/reopen")
    @Operation(summary = "Open an opportunity again that was won or lost")
    @Requires("opportunity:edit")
    @Command
    public OpportunityRecord reopen(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.reopen(id, new IfMatch(ifMatch));
    }
}
