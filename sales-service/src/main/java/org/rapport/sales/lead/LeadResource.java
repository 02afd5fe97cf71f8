package org.rapport.sales.lead;

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
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.record.OwnedRecordResource;
import org.rapport.kit.record.RecordType;

@Path("/sales/leads")
@Tag(name = "Leads")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class LeadResource extends OwnedRecordResource<LeadRecord, CreateLead, EditLead> {

    private final LeadService service;

    LeadResource(LeadService service) {
        super(service);
        this.service = service;
    }

    @POST
    @Path("/{id}/assign")
    @Operation(summary = "Give a lead to another owner")
    @Requires(RecordType.ASSIGN)
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
    @Requires(RecordType.EDIT)
    @Command
    public LeadRecord work(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.become(id, new IfMatch(ifMatch), Status.WORKING);
    }

    @POST
    @Path("/{id}/nurture")
    @Operation(summary = "Set a lead aside until it is ready")
    @Requires(RecordType.EDIT)
    @Command
    public LeadRecord nurture(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.become(id, new IfMatch(ifMatch), Status.NURTURING);
    }

    @POST
    @Path("/{id}/qualify")
    @Operation(summary = "Call a lead ready for conversion")
    @Requires(RecordType.EDIT)
    @Command
    public LeadRecord qualify(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.become(id, new IfMatch(ifMatch), Status.QUALIFIED);
    }

    @POST
    @Path("/{id}/disqualify")
    @Operation(summary = "Give a lead up, for a reason")
    @Requires(RecordType.EDIT)
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
    @Requires(RecordType.EDIT)
    @Command
    public LeadRecord reopen(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.reopen(id, new IfMatch(ifMatch));
    }
}
