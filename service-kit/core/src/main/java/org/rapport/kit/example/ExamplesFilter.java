package org.rapport.kit.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/** Shows the {@link Examples} in the API's document, each by its operation, in all media types that this takes. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ExamplesFilter implements OASFilter {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        for (var example : Examples.read()) {
            content(document, example.operation())
                    .ifPresent(content -> content.getMediaTypes().values().forEach(type -> show(example, type)));
        }
    }

    /** What an operation takes; nothing if there is no such one, which is for the test to tell. */
    private static Optional<Content> content(OpenAPI document, String operation) {
        String[] words = operation.split(" ");
        return Optional.ofNullable(document.getPaths().getPathItem(words[1]))
                .map(PathItem::getOperations)
                .map(operations -> operations.get(PathItem.HttpMethod.valueOf(words[0])))
                .map(Operation::getRequestBody)
                .map(RequestBody::getContent);
    }

    private void show(Example example, MediaType type) {
        Object body = json.convertValue(Placeholders.fill(example.body(), Placeholders::sample), Object.class);
        if (example.name() == null) {
            type.setExample(body);
        } else {
            type.addExample(example.name(), OASFactory.createExample().value(body));
        }
    }
}
