package org.rapport.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The types of records of the service on which there are operations; parts are reached with what they are parts of. */
@ApplicationScoped
public class RecordTypes {

    private final Instance<RecordOperations> operations;
    private volatile @Nullable List<RecordType<?, ?>> types;

    RecordTypes(Instance<RecordOperations> operations) {
        this.operations = operations;
    }

    /** All of them, each once. */
    public List<RecordType<?, ?>> all() {
        var known = types;
        if (known == null) {
            known = operations.stream()
                    .<RecordType<?, ?>>map(RecordOperations::recordType)
                    .distinct()
                    .toList();
            types = known;
        }
        return known;
    }

    /** The one whose records references to {@code entity} name. */
    public RecordType<?, ?> of(Class<?> entity) {
        return all().stream()
                .filter(type -> type.entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    /** The one that roles and policies call so. */
    public Optional<RecordType<?, ?>> named(String name) {
        return all().stream()
                .filter(Predicate.not(RecordType::isPart))
                .filter(type -> type.name().equals(name))
                .findFirst();
    }
}
