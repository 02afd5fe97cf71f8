package org.rapport.kit.record;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Tells in the API's document, as {@code x-permissions}, which permissions the service knows: what roles can give. What
 * is for platform administrators alone is not among them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PermissionsFilter implements OASFilter {

    /** The name of the extension. */
    public static final String EXTENSION = "x-permissions";

    private final List<String> permissions;

    /** Finds the permissions of all types that the service declares. */
    public PermissionsFilter(IndexView index) {
        permissions = RecordConstants.in(index).stream()
                .filter(type -> !type.forOperators())
                .flatMap(type -> type.actions().stream().map(type::permission))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.addExtension(EXTENSION, permissions);
    }
}
