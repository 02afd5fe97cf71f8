package org.rapport.sales.conversion;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.LeadRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;
import org.rapport.sales.lead.Lead;

@Path("/sales/leads")
@Tag(name = "Leads")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class ConversionResource implements RecordOperations {

    private final LeadConversion conversion;
    private final ConversionUndo undo;
    private final Previewer previewer;

    ConversionResource(LeadConversion conversion, ConversionUndo undo, Previewer previewer) {
        this.conversion = conversion;
        this.undo = undo;
        this.previewer = previewer;
    }

    @Override
    public RecordType<Lead, LeadRecord> recordType() {
        return Lead.TYPE;
    }

    @GET
    @Path("/{id}/conversion-preview")
    @Operation(summary = "Tell what the conversion of a lead would make or fill, and what stands in its way")
    @Requires(RecordType.READ)
    public ConversionPreview preview(
            @PathParam("id") UUID id,
            @QueryParam("accountId") @Nullable UUID accountId,
            @QueryParam("contactId") @Nullable UUID contactId,
            @QueryParam("opportunityId") @Nullable UUID opportunityId,
            @QueryParam("doNotCreateOpportunity") boolean doNotCreateOpportunity) {
        return previewer.preview(id, ConvertLead.into(accountId, contactId, opportunityId, doNotCreateOpportunity));
    }

    @POST
    @Path("/{id}/convert")
    @Operation(summary = "Turn a qualified lead into account, contact and opportunity")
    @Requires(Lead.CONVERT)
    @Command
    public LeadRecord convert(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @Nullable ConvertLead command) {
        return conversion.convert(
                id,
                new IfMatch(ifMatch),
                Objects.requireNonNullElseGet(command, () -> ConvertLead.into(null, null, null, false)));
    }

    @POST
    @Path("/{id}/unconvert")
    @Operation(summary = "Undo a conversion, as long as nobody has worked with what it made")
    @Requires(Lead.CONVERT)
    @Command
    public LeadRecord unconvert(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return undo.undo(id, new IfMatch(ifMatch));
    }
}
