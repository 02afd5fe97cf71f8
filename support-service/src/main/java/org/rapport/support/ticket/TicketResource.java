package org.rapport.support.ticket;

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
import org.rapport.events.support.TicketRecord;
import org.rapport.events.support.TicketRecord.Message;
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

@Path("/support/tickets")
@Tag(name = "Tickets")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class TicketResource {

    private final TicketService service;
    private final TicketRepository tickets;
    private final Lists lists;
    private final Records records;

    TicketResource(TicketService service, TicketRepository tickets, Lists lists, Records records) {
        this.service = service;
        this.tickets = tickets;
        this.lists = lists;
        this.records = records;
    }

    @GET
    @Operation(summary = "List tickets")
    @Requires("ticket:read")
    public Page<TicketRecord> list(@BeanParam PageQuery query) {
        return lists.page(TicketRepository.LISTING, query, Ticket::toRecord);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a ticket, as it is or as it was")
    @Requires("ticket:read")
    public TicketRecord get(@PathParam("id") UUID id, @BeanParam RecordQuery query) {
        return records.one(Ticket.class, TicketRecord.class, id, query);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "List what happened to a ticket")
    @Requires("ticket:read")
    public Page<HistoryEntry> history(
            @PathParam("id") UUID id, @BeanParam RecordQuery query, @QueryParam("cursor") @Nullable String cursor) {
        return records.history(Ticket.class, id, query, cursor);
    }

    @POST
    @Operation(summary = "Open a ticket")
    @Requires("ticket:create")
    @Command
    public RestResponse<TicketRecord> open(@Valid @NotNull OpenTicket command, @Context UriInfo uri) {
        return Created.at(uri, service.open(command));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what a ticket says")
    @Requires("ticket:edit")
    @Command
    public TicketRecord edit(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull EditTicket command) {
        return service.edit(id, new IfMatch(ifMatch), command);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what a ticket says")
    @Requires("ticket:edit")
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public TicketRecord patch(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull MergePatch patch) {
        return service.patch(id, new IfMatch(ifMatch), patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a ticket; it can be restored")
    @Requires("ticket:delete")
    @Command
    public void delete(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        service.delete(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/restore")
    @Operation(summary = "Restore a deleted ticket")
    @Requires("ticket:delete")
    @Command
    public TicketRecord restore(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.restore(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/assign")
    @Operation(summary = "Give a ticket to an agent, or back to its queue")
    @Requires("ticket:assign")
    @Command
    public TicketRecord assign(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull AssignTicket command) {
        return service.assign(id, new IfMatch(ifMatch), command);
    }

    @POST
    @Path("/{id}/status")
    @Operation(summary = "Move a ticket to another status")
    @Requires("ticket:edit")
    @Command
    public TicketRecord status(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ChangeStatus command) {
        return service.become(id, new IfMatch(ifMatch), command);
    }

    @POST
    @Path("/{id}/escalate")
    @Operation(summary = "Raise a ticket to a higher level")
    @Requires("ticket:escalate")
    @Command
    public TicketRecord escalate(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull EscalateTicket command) {
        return service.escalate(id, new IfMatch(ifMatch), command);
    }

    @GET
    @Path("/{id}/messages")
    @Operation(summary = "List the messages of a ticket, the latest first unless sorted by `at`")
    @Requires("ticket:read")
    public Page<Message> messages(@PathParam("id") UUID id, @BeanParam PageQuery query) {
        tickets.require(id);
        return lists.page(TicketRepository.messagesOf(id), query, TicketMessage::toMessage);
    }

    @POST
    @Path("/{id}/messages")
    @Operation(summary = "Answer a ticket, note something on it, or add what the customer said")
    @Requires("ticket:answer")
    @Command
    public TicketRecord write(@PathParam("id") UUID id, @Valid @NotNull WriteMessage command) {
        return service.write(id, command);
    }
}
