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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.OperatorOnly;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.CurrentCaller;

@Path("/api/superadmin/system/dead-letters")
@Tag(name = "System")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class DeadLetterResource {

    private static final Logger LOG = Logger.getLogger(DeadLetterResource.class);

    private final DeadLetterTopics topics;
    private final CurrentCaller caller;

    DeadLetterResource(DeadLetterTopics topics, CurrentCaller caller) {
        this.topics = topics;
        this.caller = caller;
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
    public DeadLetterView replay(@PathParam("id") String id) {
        var letter = LetterId.of(id).flatMap(topics::find).orElseThrow(DomainException.NotFound::new);
        topics.redrive(letter);
        var view = DeadLetterView.of(letter);
        LOG.infof(
                "%s has %s of %s-%d@%d replayed",
                caller.get().subject(),
                view.consumer(),
                view.originTopic(),
                view.originPartition(),
                view.originOffset());
        return view;
    }
}
