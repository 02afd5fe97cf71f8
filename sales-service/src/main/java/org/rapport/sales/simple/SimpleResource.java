package org.rapport.sales.simple;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.rapport.events.CrmRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.Created;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.http.SnakeCase;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;

/**
 * The operations that simple clients have on the records of a type.
 *
 * @param <R> the public record
 * @param <S> what simple clients see of it
 * @param <W> what they ask to write
 */
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
@SnakeCase
public abstract class SimpleResource<R extends CrmRecord, S extends SimpleRecord, W extends Record>
        implements RecordOperations {

    private final SimpleRecords<?, R, S, W> service;

    protected SimpleResource(SimpleRecords<?, R, S, W> service) {
        this.service = service;
    }

    @Override
    public final RecordType<?, R> recordType() {
        return service.type();
    }

    @GET
    @Operation(summary = "List {many}, simply")
    @Requires(RecordType.READ)
    public final Page<S> list(@BeanParam PageQuery query) {
        return service.list(query);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read {one}, simply")
    @Requires(RecordType.READ)
    public final S get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create {one}, simply")
    @Requires(RecordType.CREATE)
    @Command
    public final RestResponse<S> create(@Valid @NotNull W command, @Context UriInfo uri) {
        S created = service.create(command);
        return Created.at(uri, created.id(), created);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Change some of what {one} says, as PATCH does: what is not named stays, `null` empties")
    @Requires(RecordType.EDIT)
    @Command
    public final S edit(@PathParam("id") UUID id, @NotNull MergePatch patch) {
        return service.edit(id, patch);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what {one} says, simply: what is not named stays, `null` empties")
    @Requires(RecordType.EDIT)
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public final S patch(@PathParam("id") UUID id, @NotNull MergePatch patch) {
        return service.edit(id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete {one}; it can be restored")
    @Requires(RecordType.DELETE)
    @Command
    public final void delete(@PathParam("id") UUID id) {
        service.delete(id);
    }
}
