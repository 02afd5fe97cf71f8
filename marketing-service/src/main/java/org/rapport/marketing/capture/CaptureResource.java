package org.rapport.marketing.capture;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.Created;
import org.rapport.kit.journal.HistoryEntry;
import org.rapport.kit.journal.Records;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.paging.RecordQuery;

@Path("/marketing/capture")
@Tag(name = "Captures")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class CaptureResource {

    private final CaptureService service;
    private final Lists lists;
    private final Records records;

    CaptureResource(CaptureService service, Lists lists, Records records) {
        this.service = service;
        this.lists = lists;
        this.records = records;
    }

    @GET
    @Operation(summary = "List captures")
    @Requires("capture:read")
    public Page<CaptureRecord> list(@BeanParam PageQuery query) {
        return lists.page(CaptureRepository.LISTING, query, Capture::toRecord);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a capture, as it is or as it was")
    @Requires("capture:read")
    public CaptureRecord get(@PathParam("id") UUID id, @BeanParam RecordQuery query) {
        return records.one(Capture.class, CaptureRecord.class, id, query);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "List what happened to a capture")
    @Requires("capture:read")
    public Page<HistoryEntry> history(
            @PathParam("id") UUID id, @BeanParam RecordQuery query, @QueryParam("cursor") @Nullable String cursor) {
        return records.history(Capture.class, id, query, cursor);
    }

    @POST
    @Operation(summary = "Tell of a person who became known elsewhere; what was told before is answered as it is")
    @Requires(value = "capture:create", orService = true)
    @Command
    public RestResponse<CaptureRecord> create(@Valid @NotNull CreateCapture command, @Context UriInfo uri) {
        var taken = service.take(command);
        return taken.isNew() ? Created.at(uri, taken.record()) : RestResponse.ok(taken.record());
    }
}
