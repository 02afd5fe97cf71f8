package org.rapport.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One of the documents.
 *
 * @param typed null of a kind that has no classes
 */
public record Document(JsonNode json, @Nullable HasMetadata typed) {

    public String apiVersion() {
        return json.path("apiVersion").asText();
    }

    public String kind() {
        return json.path("kind").asText();
    }

    public String name() {
        return json.at("/metadata/name").asText();
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}
