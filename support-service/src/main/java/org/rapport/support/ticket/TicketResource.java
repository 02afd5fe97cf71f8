package org.rapport.support.ticket;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;
import org.rapport.events.support.TicketRecord;
import org.rapport.events.support.TicketRecord.Message;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.record.OwnedRecordResource;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.support.ticket.TicketService.Written;

@Path("/support/tickets")
@Tag(name = "Tickets")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class TicketResource extends OwnedRecordResource<TicketRecord, OpenTicket, EditTicket> {

    private final TicketService service;
    private final Store store;
    private final Lists lists;

    TicketResource(TicketService service, Store store, Lists lists) {
        super(service);
        this.service = service;
        this.store = store;
        this.lists = lists;
    }

    @POST
    @Path("/{id}/assign")
    @Operation(summary = "Give a ticket to an agent, or back to its queue")
    @Requires(RecordType.ASSIGN)
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
    @Requires(RecordType.EDIT)
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
    @Requires(Ticket.ESCALATE)
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
    @Requires(RecordType.READ)
    public Page<Message> messages(@PathParam("id") UUID id, @BeanParam PageQuery query) {
        store.read(Ticket.TYPE, id);
        return lists.page(TicketMessage.TYPE, TicketMessage.TYPE.listing().where("ticketId", id), query);
    }

    @POST
    @Path("/{id}/messages")
    @Operation(
            summary = "Answer a ticket, note something on it, or add what the customer said",
            description = "What the customer says on a closed ticket opens another one, which follows it: 201, and the"
                    + " ticket and its `Location`. While one that follows it is not closed, it goes there: 200, and"
                    + " that ticket and its `Location`.")
    @Requires(Ticket.ANSWER)
    @Command
    public RestResponse<TicketRecord> write(
            @PathParam("id") UUID id, @Valid @NotNull WriteMessage command, @Context UriInfo uri) {
        Written written = service.write(id, command);
        TicketRecord ticket = written.ticket();
        var answer = ResponseBuilder.create(written.opened() ? Status.CREATED : Status.OK, ticket);
        if (!ticket.id().equals(id)) {
            answer.location(uri.getBaseUriBuilder()
                    .path(TicketResource.class)
                    .path(ticket.id().toString())
                    .build());
        }
        return answer.build();
    }
}
