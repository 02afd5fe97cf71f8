package org.rapport.sales.opportunity;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.record.OwnedRecordResource;

@Path("/sales/opportunities")
@Tag(name = "Opportunities")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class OpportunityResource extends OwnedRecordResource<OpportunityRecord, CreateOpportunity, EditOpportunity> {

    private final OpportunityService service;

    OpportunityResource(OpportunityService service) {
        super(service);
        this.service = service;
    }

    @POST
    @Path("/{id}/stage")
    @Operation(summary = "Move an opportunity to another open stage")
    @Requires(Opportunity.MOVE)
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
    @Requires(Opportunity.WIN)
    @Command
    public OpportunityRecord win(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.win(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/lose")
    @Operation(summary = "Close an opportunity as lost, for a reason")
    @Requires(Opportunity.LOSE)
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
    @Requires(Opportunity.MOVE)
    @Command
    public OpportunityRecord reopen(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.reopen(id, new IfMatch(ifMatch));
    }
}
