package org.rapport.kit.record;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/**
 * Puts the {@link Words} of a resource's {@link RecordType} into the summaries that it inherits, at build time: the
 * constants of the types are loaded for it, nothing else of the service runs.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class WordsFilter implements OASFilter {

    private final Map<String, Words> byTag = new HashMap<>();

    /** Finds the words of all resources that inherit operations, by their tags. */
    public WordsFilter(IndexView index) {
        Map<DotName, Words> byRecord = RecordConstants.in(index).stream()
                .collect(Collectors.toMap(
                        type -> DotName.createSimple(type.record()), RecordType::words, (_, last) -> last));
        for (ClassInfo resource : index.getAllKnownImplementations(RecordOperations.class)) {
            if (!resource.isAbstract() && resource.superClassType().kind() == Type.Kind.PARAMETERIZED_TYPE) {
                // The first type argument of every class with inherited operations is the public record.
                Type record = resource.superClassType()
                        .asParameterizedType()
                        .arguments()
                        .getFirst();
                Words words = byRecord.get(record.name());
                if (words == null) {
                    throw new IllegalStateException(resource + ": no entity has a constant RecordType of " + record);
                }
                String tag = resource.declaredAnnotation(DotName.createSimple(Tag.class))
                        .value("name")
                        .asString();
                Words others = byTag.put(tag, words);
                if (others != null && !others.equals(words)) {
                    throw new IllegalStateException("resources of several types have the tag " + tag);
                }
            }
        }
    }

    @Override
    public Operation filterOperation(Operation operation) {
        String summary = operation.getSummary();
        if (summary != null && summary.contains("{")) {
            operation.setSummary(byTag.get(operation.getTags().getFirst()).in(summary));
        }
        return operation;
    }
}
