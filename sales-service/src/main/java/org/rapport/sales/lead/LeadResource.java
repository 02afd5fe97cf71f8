package org.rapport.sales.lead;

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
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Status;
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

@Path("/sales/leads")
@Tag(name = "Leads")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class LeadResource {

    private final LeadService service;
    private final Lists lists;
    private final Records records;

    LeadResource(LeadService service, Lists lists, Records records) {
        this.service = service;
        this.lists = lists;
        this.records = records;
    }

    @GET
    @Operation(summary = "List leads")
    @Requires("lead:read")
    public Page<LeadRecord> list(@BeanParam PageQuery query) {
        return lists.page(Leads.LISTING, query, Lead::toRecord);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a lead, as it is or as it was")
    @Requires("lead:read")
    public LeadRecord get(@PathParam("id") UUID id, @BeanParam RecordQuery query) {
        return records.one(Lead.class, LeadRecord.class, id, query);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "List what happened to a lead")
    @Requires("lead:read")
    public Page<HistoryEntry> history(
            @PathParam("id") UUID id, @BeanParam RecordQuery query, @QueryParam("cursor") @Nullable String cursor) {
        return records.history(Lead.class, id, query, cursor);
    }

    @POST
    @Operation(summary = "Create a lead")
    @Requires("lead:create")
    @Command
    public RestResponse<LeadRecord> create(@Valid @NotNull CreateLead command, @Context UriInfo uri) {
        return Created.at(uri, service.create(command));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what a lead says of person and company")
    @Requires("lead:edit")
    @Command
    public LeadRecord edit(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull EditLead command) {
        return service.edit(id, new IfMatch(ifMatch), command);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what a lead says of person and company")
    @Requires("lead:edit")
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public LeadRecord patch(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull MergePatch patch) {
        return service.patch(id, new IfMatch(ifMatch), patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a lead; it can be restored")
    @Requires("lead:delete")
    @Command
    public void delete(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        service.delete(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/restore")
    @Operation(summary = "Restore a deleted lead")
    @Requires("lead:delete")
    @Command
    public LeadRecord restore(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.restore(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/assign")
    @Operation(summary = "Give a lead to another owner")
    @Requires("lead:assign")
    @Command
    public LeadRecord assign(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull AssignLead command) {
        return service.assign(id, new IfMatch(ifMatch), command);
    }

    @POST
    @Path("/{id}/work")
    @Operation(summary = "Take up work on a lead")
    @Requires("lead:edit")
    @Command
    public LeadRecord work(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.become(id, new IfMatch(ifMatch), Status.WORKING);
    }

    @POST
    @Path("/{id}/nurture")
    @Operation(summary = "Set a lead aside until it is ready")
    @Requires("lead:edit")
    @Command
    public LeadRecord nurture(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.become(id, new IfMatch(ifMatch), Status.NURTURING);
    }

    @POST
    @Path("/{id}/qualify")
    @Operation(summary = "Call a lead ready for conversion")
    @Requires("lead:edit")
    @Command
    public LeadRecord qualify(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.become(id, new IfMatch(ifMatch), Status.QUALIFIED);
    }

    @POST
    @Path("/{id}/disqualify")
    @Operation(summary = "Give a lead up, for a reason")
    @Requires("lead:edit")
    @Command
    public LeadRecord disqualify(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull DisqualifyLead command) {
        return service.disqualify(id, new IfMatch(ifMatch), command);
    }

    @POST
    @Path("/{id}/reopen")
    @Operation(summary = "Take a lead up again that was given up")
    @Requires("lead:edit")
    @Command
    public LeadRecord reopen(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.reopen(id, new IfMatch(ifMatch));
    }
}
