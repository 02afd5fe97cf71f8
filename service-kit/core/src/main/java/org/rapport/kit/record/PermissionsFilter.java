package org.rapport.kit.record;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Tells in the API's document, as {@code x-permissions}, what roles can allow in the service: the actions of each type,
 * whether somebody cares for each record, so that a role can reach some of them only, which of its properties a role can
 * keep back, which requests set or must set, which follow from others, and what conditions of policies can ask of a record. What
 * is for platform administrators alone is not among it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PermissionsFilter implements OASFilter {

    /** The name of the extension. */
    public static final String EXTENSION = "x-permissions";

    private final SortedMap<String, Map<String, ?>> permissions = new TreeMap<>();

    /** Finds the permissions of all types that the service declares. */
    public PermissionsFilter(IndexView index) {
        RecordConstants.in(index).stream()
                .filter(type -> !type.forOperators() && !type.isPart())
                .forEach(type -> permissions.put(
                        type.name(),
                        new TreeMap<>(Map.of(
                                "actions", List.copyOf(type.actions()),
                                "owned", type.owner() != null,
                                "maskable", List.copyOf(type.maskable()),
                                "settable", List.copyOf(type.settable()),
                                "required", List.copyOf(type.required()),
                                "following", new TreeMap<>(type.following()),
                                "attributes", attributes(type)))));
    }

    /** By their names: the kind of each, the only values there are, and whether an index finds records by it. */
    private static SortedMap<String, Map<String, ?>> attributes(RecordType<?, ?> type) {
        var attributes = new TreeMap<String, Map<String, ?>>();
        type.attributes()
                .all()
                .forEach(attribute -> attributes.put(
                        attribute.name(),
                        new TreeMap<>(Map.of(
                                "kind", attribute.kind().wireName(),
                                "indexed", type.attributes().isIndexed(attribute),
                                "constants", List.copyOf(new TreeSet<>(attribute.constants()))))));
        return attributes;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.addExtension(EXTENSION, permissions);
    }
}
