package org.rapport.admin.deadletter;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.OperatorOnly;
import org.rapport.kit.command.Command;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.problem.DomainException;

@Path("/api/superadmin/system/dead-letters")
@Tag(name = "System")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class DeadLetterResource {

    private final DeadLetterTopics topics;
    private final DeadLetterService service;

    DeadLetterResource(DeadLetterTopics topics, DeadLetterService service) {
        this.topics = topics;
        this.service = service;
    }

    @GET
    @Operation(summary = "List events that could not be handled, topic by topic, the latest of each first")
    @OperatorOnly
    public Page<DeadLetterView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        int most = PageQuery.limit(limit);
        var after = cursor == null
                ? null
                : LetterId.of(cursor)
                        .orElseThrow(() ->
                                new DomainException.Malformed("#cursor", "must be `next` of a page of this list"));
        var letters = topics.list(after, most + 1, DeadLetterView::of);
        boolean isLast = letters.size() <= most;
        var items = isLast ? letters : letters.subList(0, most);
        return new Page<>(items, isLast ? null : items.getLast().id(), null);
    }

    @POST
    @Path("/{id}/replay")
    @Operation(summary = "Give an event once more to the one consumer that could not handle it")
    @OperatorOnly
    @Command
    public DeadLetterView replay(@PathParam("id") String id) {
        return service.replay(id);
    }
}
