package org.rapport.kit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.record.RecordType;

/** The rulebook of each tenant, as the directory knows the tenant when it is asked for. */
@ApplicationScoped
class Rulebooks {

    private final Map<UUID, Rulebook> books = new ConcurrentHashMap<>();
    private final Map<RecordType<?, ?>, Matter<?>> records = new ConcurrentHashMap<>();
    private final Map<String, Matter<Void>> others = new ConcurrentHashMap<>();

    Rulebook of(UUID tenant, TenantEntry entry) {
        Rulebook known = books.get(tenant);
        return known != null && known.isOf(entry)
                ? known
                : books.compute(tenant, (_, before) -> Rulebook.of(entry, before));
    }

    @SuppressWarnings("unchecked") // each by its type
    <R> Matter<R> matter(RecordType<?, R> type) {
        return (Matter<R>) records.computeIfAbsent(type, Matter::of);
    }

    /** Of what is no record, or is not here. */
    Matter<Void> matter(String name) {
        return others.computeIfAbsent(name, Matter::named);
    }
}
