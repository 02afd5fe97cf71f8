package org.rapport.sales.simple;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
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
import org.rapport.kit.record.Told;

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
    private static final NamingBase SNAKE_CASE = new SnakeCaseStrategy();

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
        return new Page<>(shown(page.items()), page.next(), page.count());
    }

    final S get(UUID id) {
        return shown(type.view(operations.store().read(type, id)));
    }

    final S create(W command) {
        R made = make(command);
        operations.store().admitNew(type, made);
        operations.owners().requireOfMade(type, made);
        operations.masks().requireSettable(type, RecordType.CREATE, made, command);
        operations.references().requireNamed(type, null, made);
        return shown(made);
    }

    final S edit(UUID id, MergePatch patch) {
        A record = operations.store().lock(type, id, RecordType.EDIT);
        R before = type.view(record);
        W said = said(simplified(before), patch);
        operations.masks().requireSettable(type, RecordType.EDIT, before, patch.named(toldInJson(said.getClass())));
        W command = operations.commands().patched(said, patch);
        R after = edit(record, before, command);
        operations.references().requireNamed(type, before, after);
        return shown(after);
    }

    /** The names of properties in the requests of simple clients, and what they tell of. */
    private static SequencedMap<String, String> toldInJson(Class<?> request) {
        var told = new LinkedHashMap<String, String>();
        Told.by(request).forEach((component, property) -> told.put(SNAKE_CASE.translate(component), property));
        return told;
    }

    final void delete(UUID id) {
        service.delete(id, ANY_VERSION);
    }

    /** What {@code records} look like to the caller, who may not see all of each. */
    private List<S> shown(List<R> records) {
        List<S> simple = simplified(records);
        for (int i = 0; i < simple.size(); i++) {
            R record = records.get(i);
            operations.masks().without(operations.masks().hidden(type, record), simple.get(i));
        }
        return simple;
    }

    private S shown(R record) {
        return shown(List.of(record)).getFirst();
    }

    /** What {@code record} looks like to simple clients. */
    protected final S simplified(R record) {
        return simplified(List.of(record)).getFirst();
    }
}
