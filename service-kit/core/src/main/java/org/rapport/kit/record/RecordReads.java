package org.rapport.kit.record;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rapport.events.CrmRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.journal.HistoryEntry;
import org.rapport.kit.paging.HistoryQuery;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.paging.RecordQuery;
import org.rapport.kit.paging.SearchRequest;
import org.rapport.kit.persistence.Aggregate;

/**
 * The four ways in which records of every type are read, also of those that nobody makes by hand.
 *
 * <p>The operations are final: one that was overridden would lose what is checked before it.
 *
 * @param <R> the public record
 */
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public abstract class RecordReads<R extends CrmRecord> implements RecordOperations {

    private final RecordType<? extends Aggregate<R>, R> type;
    private final Operations operations;

    protected RecordReads(RecordType<? extends Aggregate<R>, R> type, Operations operations) {
        this.type = type;
        this.operations = operations;
    }

    @Override
    public final RecordType<? extends Aggregate<R>, R> recordType() {
        return type;
    }

    @GET
    @Operation(summary = "List {many}")
    @Requires(RecordType.READ)
    public final Page<R> list(@BeanParam PageQuery query) {
        return operations.lists().page(type, query);
    }

    @POST
    @Path("/search")
    @Operation(
            summary = "Search {many}",
            description =
                    "Answers what the list does, of a question that is a tree: `and`, `or` and `not` of comparisons. Each"
                            + " compares a `property` of the list, or one of a record that is named, such as"
                            + " `account.type`. What has no value is found by `ne`, `out` and `null`, and by `not` of the"
                            + " others: a question and its `not` divide all records. Times and dates can be told from"
                            + " `now`, such as `now-7d/d`; all pages are of the `now` of the first. The next page is"
                            + " asked for by the same body with the `cursor`.")
    @Requires(RecordType.READ)
    public final Page<R> search(@Valid @NotNull SearchRequest request) {
        return operations.lists().search(type, request);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read {one}, as it is or as it was")
    @Requires(RecordType.READ)
    public final R get(@PathParam("id") UUID id, @BeanParam RecordQuery query) {
        return operations.records().one(type, id, query);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "List what happened to {one}")
    @Requires(RecordType.READ)
    public final Page<HistoryEntry> history(@PathParam("id") UUID id, @BeanParam HistoryQuery query) {
        return operations.records().history(type, id, query);
    }
}
