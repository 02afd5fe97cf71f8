package org.rapport.kit.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.journal.AggregateType;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.RecordTypes;

/** The types of records of the service that are found by words. */
@ApplicationScoped
class SearchedTypes {

    private final RecordTypes types;
    private volatile @Nullable Map<String, RecordType<?, ?>> byEntity;

    SearchedTypes(RecordTypes types) {
        this.types = types;
    }

    /** All of them. */
    List<RecordType<?, ?>> all() {
        return types.all().stream().filter(type -> !type.searched().isEmpty()).toList();
    }

    /** That of the aggregates that {@link AggregateType} calls {@code entity}, if these are found by words. */
    Optional<RecordType<?, ?>> of(String entity) {
        var known = byEntity;
        if (known == null) {
            known = all().stream()
                    .collect(Collectors.toMap(type -> AggregateType.of(type.entity()), Function.identity()));
            byEntity = known;
        }
        return Optional.ofNullable(known.get(entity));
    }
}
