package org.rapport.marketing.capture;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.Created;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordReads;
import org.rapport.kit.record.RecordType;

@Path("/marketing/capture")
@Tag(name = "Captures")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class CaptureResource extends RecordReads<CaptureRecord> {

    private final CaptureService service;

    CaptureResource(CaptureService service, Operations operations) {
        super(Capture.TYPE, operations);
        this.service = service;
    }

    @POST
    @Operation(summary = "Tell of a person who became known elsewhere; what was told before is answered as it is")
    @Requires(value = RecordType.CREATE, orService = true)
    @Command
    public RestResponse<CaptureRecord> create(@Valid @NotNull CreateCapture command, @Context UriInfo uri) {
        var taken = service.take(command);
        return taken.isNew() ? Created.at(uri, taken.record()) : RestResponse.ok(taken.record());
    }
}
