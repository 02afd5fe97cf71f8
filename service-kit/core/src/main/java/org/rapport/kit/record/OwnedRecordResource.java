package org.rapport.kit.record;

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
import org.rapport.events.ShareRecord;
import org.rapport.kit.access.Reader;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.Created;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.paging.AccessQuery;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.share.EditShare;
import org.rapport.kit.share.ShareRequest;

/**
 * The operations of {@link RecordResource}, and those that share one record with people and teams who would not reach it
 * otherwise.
 *
 * @param <R> the public record
 * @param <C> what is asked to create one
 * @param <E> what is asked to edit one
 */
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public abstract class OwnedRecordResource<R extends CrmRecord, C extends Record, E extends Record>
        extends RecordResource<R, C, E> {

    private static final String SHARED = "/{id}/shares";
    private static final String SHARE = SHARED + "/{shareId}";

    private final Operations operations;

    protected OwnedRecordResource(RecordService<?, R, C, E> service) {
        super(service);
        this.operations = service.operations();
    }

    @GET
    @Path("/{id}/access")
    @Operation(
            summary = "List who may read {one}, and do what to it",
            description =
                    "Active members, by the rules of this moment. What depends on what you do not see of it, or on how"
                            + " they sign in, is undetermined.")
    @Requires(RecordType.SHARE)
    public final Page<Reader> access(@PathParam("id") UUID id, @BeanParam AccessQuery query) {
        return operations.shares().readers(recordType(), id, query);
    }

    @GET
    @Path(SHARED)
    @Operation(summary = "List with whom {one} is shared")
    @Requires(RecordType.SHARE)
    public final Page<ShareRecord> shares(@PathParam("id") UUID id, @BeanParam PageQuery query) {
        return operations.shares().page(recordType(), id, query);
    }

    @POST
    @Path(SHARED)
    @Operation(
            summary = "Share {one} with a person or a team",
            description =
                    "Who may read, or edit, records of the type at all may do it to this one too, whoever cares for"
                            + " it. What a policy denies stays denied.")
    @Requires(RecordType.SHARE)
    @Command
    public final RestResponse<ShareRecord> share(
            @PathParam("id") UUID id, @Valid @NotNull ShareRequest command, @Context UriInfo uri) {
        return Created.at(uri, operations.shares().create(recordType(), id, command));
    }

    @GET
    @Path(SHARE)
    @Operation(summary = "Read how {one} is shared with somebody")
    @Requires(RecordType.SHARE)
    public final ShareRecord readShare(@PathParam("id") UUID id, @PathParam("shareId") UUID share) {
        return operations.shares().one(recordType(), id, share);
    }

    @PUT
    @Path(SHARE)
    @Operation(summary = "Share {one} otherwise, or for another time")
    @Requires(RecordType.SHARE)
    @Command
    public final ShareRecord editShare(
            @PathParam("id") UUID id,
            @PathParam("shareId") UUID share,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull EditShare command) {
        return operations.shares().edit(recordType(), id, share, new IfMatch(ifMatch), command);
    }

    @DELETE
    @Path(SHARE)
    @Operation(summary = "Share {one} with somebody no more")
    @Requires(RecordType.SHARE)
    @Command
    public final void endShare(
            @PathParam("id") UUID id,
            @PathParam("shareId") UUID share,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        operations.shares().delete(recordType(), id, share, new IfMatch(ifMatch));
    }
}
