package org.rapport.sales.simple;

import java.util.List;
import java.util.UUID;
import org.rapport.events.CrmRecord;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;
import org.rapport.kit.record.RecordType;

/**
 * What simple clients can do to the records of a type. They name no version, hence overwrite whatever is there. What they
 * see is made of the public record, so that whatever is hidden there is hidden here.
 *
 * @param <A> the entity
 * @param <R> the public record
 * @param <S> what simple clients see of it
 * @param <W> what they ask to write
 */
public abstract class SimpleRecords<
        A extends Aggregate<R>, R extends CrmRecord, S extends SimpleRecord, W extends Record> {

    private static final IfMatch ANY_VERSION = new IfMatch("*");

    private final RecordType<A, R> type;
    private final RecordService<?, R, ?, ?> service;
    private final Operations operations;

    /** That of the records of {@code type}, which {@code service} cares for. */
    protected SimpleRecords(RecordType<A, R> type, RecordService<?, R, ?, ?> service, Operations operations) {
        this.type = type;
        this.service = service;
        this.operations = operations;
    }

    /** What {@code records} look like to simple clients, in the same order. */
    protected abstract List<S> simplified(List<R> records);

    /** Makes what {@code command} asks for. */
    protected abstract R make(W command);

    /** What {@code record} would have been asked to say as it is, where {@code patch} is about to change it. */
    protected abstract W said(S record, MergePatch patch);

    /** Makes {@code record}, which is locked and was {@code before}, say what {@code command} asks for. */
    protected abstract R edit(A record, R before, W command);

    final RecordType<A, R> type() {
        return type;
    }

    final Page<S> list(PageQuery query) {
        Page<R> page = operations.lists().page(type, query);
        return new Page<>(simplified(page.items()), page.next(), page.count());
    }

    final S get(UUID id) {
        return simplified(type.view(operations.store().read(type, id)));
    }

    final S create(W command) {
        R made = make(command);
        operations.references().requireNamed(type, null, made);
        return simplified(made);
    }

    final S edit(UUID id, MergePatch patch) {
        A record = operations.store().lock(type, id, RecordType.EDIT);
        R before = type.view(record);
        W command = operations.commands().patched(said(simplified(before), patch), patch);
        R after = edit(record, before, command);
        operations.references().requireNamed(type, before, after);
        return simplified(after);
    }

    final void delete(UUID id) {
        service.delete(id, ANY_VERSION);
    }

    /** What {@code record} looks like to simple clients. */
    protected final S simplified(R record) {
        return simplified(List.of(record)).getFirst();
    }
}
