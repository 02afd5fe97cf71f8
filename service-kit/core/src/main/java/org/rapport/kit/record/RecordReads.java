package org.rapport.kit.record;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.rapport.kit.persistence.Aggregate;

/**
 * The three ways in which records of every type are read, also of those that nobody makes by hand.
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
