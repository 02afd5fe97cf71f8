package org.rapport.kit.record;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.Created;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;

/**
 * The nine operations that a plain type of records has: those of {@link RecordReads}, and the five standard commands. A
 * resource adds its path and its tag, and the operations that it alone has; for these it repeats the annotations of this
 * class, which Quarkus applies to the methods of the very class that has them.
 *
 * @param <R> the public record
 * @param <C> what is asked to create one
 * @param <E> what is asked to edit one
 */
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public abstract class RecordResource<R extends CrmRecord, C extends Record, E extends Record> extends RecordReads<R> {

    private final RecordService<?, R, C, E> service;

    protected RecordResource(RecordService<?, R, C, E> service) {
        super(service.type(), service.operations());
        this.service = service;
    }

    @POST
    @Operation(summary = "Create {one}")
    @Requires(RecordType.CREATE)
    @Command
    public final RestResponse<R> create(@Valid @NotNull C command, @Context UriInfo uri) {
        return Created.at(uri, service.create(command));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what {one} says{of subject}")
    @Requires(RecordType.EDIT)
    @Command
    public final R edit(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @Valid @NotNull E command) {
        return service.edit(id, new IfMatch(ifMatch), command);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what {one} says{of subject}")
    @Requires(RecordType.EDIT)
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public final R patch(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull MergePatch patch) {
        return service.patch(id, new IfMatch(ifMatch), patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete {one}; it can be restored")
    @Requires(RecordType.DELETE)
    @Command
    public final void delete(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        service.delete(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/restore")
    @Operation(summary = "Restore a deleted {noun}")
    @Requires(RecordType.DELETE)
    @Command
    public final R restore(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.restore(id, new IfMatch(ifMatch));
    }
}
