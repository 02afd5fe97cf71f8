package org.rapport.kit.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Access;
import org.rapport.kit.access.Requires;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.NamedRecord;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;

/**
 * What of an answer that was given before the caller is told again: what he may still read of the records that it is about,
 * as they are today.
 */
@ApplicationScoped
class Retelling {

    private final Store store;
    private final Masks masks;
    private final Access access;
    private final ObjectMapper json;

    Retelling(Store store, Masks masks, Access access, ObjectMapper json) {
        this.store = store;
        this.masks = masks;
        this.access = access;
        this.json = json;
    }

    /**
     * {@code body}, as the answer to {@code operation} if that is one on records.
     *
     * @throws org.rapport.kit.problem.DomainException.NotFound if the caller may not read one of the records any more
     */
    @Nullable
    Object of(@Nullable Object body, InvocationContext operation) {
        Requires required = operation.getMethod().getAnnotation(Requires.class);
        return required != null
                        && access.decides(required)
                        && operation.getTarget() instanceof RecordOperations resource
                ? seen(body, resource.recordType(), operation)
                : body;
    }

    /**
     * A public record says itself what of it was hidden as it was then; a view of one does not, and is shown as any record
     * of the type.
     */
    private @Nullable Object seen(@Nullable Object body, RecordType<?, ?> type, InvocationContext operation) {
        var hidden = new HashSet<String>();
        for (UUID id : records(body, operation)) {
            hidden.addAll(hiddenToday(type.guard(), id));
        }
        if (!type.record().isInstance(body)) {
            hidden.addAll(masks.hidden(type));
        }
        return body == null ? null : masks.without(hidden, body);
    }

    private <E extends Listed, R> Set<String> hiddenToday(RecordType<E, R> type, UUID id) {
        return store.again(type, id).map(record -> masks.hidden(type, record)).orElse(Set.of());
    }

    /** The record that the path names, and the one that was answered: each record and each view of one has its id. */
    private Set<UUID> records(@Nullable Object body, InvocationContext operation) {
        var records = new LinkedHashSet<UUID>();
        NamedRecord.of(operation).ifPresent(records::add);
        JsonNode answered = json.valueToTree(body).path("id");
        if (answered.isTextual()) {
            records.add(UUID.fromString(answered.textValue()));
        }
        return records;
    }
}
