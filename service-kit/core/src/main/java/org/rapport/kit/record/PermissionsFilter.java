package org.rapport.kit.record;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Tells in the API's document, as {@code x-permissions}, what roles can allow in the service: the actions of each type,
 * whether somebody cares for each record, so that a role can reach some of them only, which of its properties a role can
 * keep back, which requests set or must set, and which follow from others. What is for platform administrators alone is not among it.
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
                                "following", new TreeMap<>(type.following())))));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.addExtension(EXTENSION, permissions);
    }
}
