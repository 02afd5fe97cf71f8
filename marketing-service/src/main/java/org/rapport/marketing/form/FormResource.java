package org.rapport.marketing.form;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.rapport.events.marketing.FormRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.record.RecordResource;
import org.rapport.kit.record.RecordType;

@Path("/marketing/forms")
@Tag(name = "Forms")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class FormResource extends RecordResource<FormRecord, EditForm, EditForm> {

    private final FormService service;

    FormResource(FormService service) {
        super(service);
        this.service = service;
    }

    @POST
    @Path("/{id}/renew-key")
    @Operation(
            summary = "Give a form another key",
            description = "The key before it is good until its own end; that before is good no longer.")
    @Requires(RecordType.EDIT)
    @Command
    public FormRecord renewKey(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.renewKey(id, new IfMatch(ifMatch));
    }
}
