package org.rapport.kit.testing.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the service under test says of its API. */
final class Document {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;

    /** By method and path. */
    private final Map<String, JsonNode> operations = new LinkedHashMap<>();

    private Document(JsonNode root) {
        this.root = root;
        for (var path : root.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.put(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue());
                }
            }
        }
    }

    static Document published() {
        try {
            return new Document(new ObjectMapper()
                    .readTree(RestAssured.get("/q/openapi?format=json").body().asString()));
        } catch (IOException e) {
            throw new UncheckedIOException("the OpenAPI document is no JSON", e);
        }
    }

    /** Method and path of each operation. */
    Collection<String> operations() {
        return operations.keySet();
    }

    /** Whether an operation takes a body and shows none. */
    boolean lacksExample(String operation) {
        return operations
                .get(operation)
                .at("/requestBody/content")
                .valueStream()
                .anyMatch(type -> !type.has("example") && !type.has("examples"));
    }

    /** The first media type that an operation takes. */
    Optional<String> mediaType(String operation) {
        return operations
                .get(operation)
                .at("/requestBody/content")
                .propertyStream()
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether an operation wants to be told the version that it changes. */
    boolean wantsVersion(String operation) {
        return operations.get(operation).path("parameters").valueStream().anyMatch(parameter -> parameter
                .path("name")
                .asText()
                .equals("If-Match"));
    }

    /** The operation that deletes what is made at {@code path}. */
    Optional<String> deletion(String path) {
        return operations.keySet().stream()
                .filter(operation -> operation.startsWith("DELETE " + path + "/{") && operation.endsWith("}"))
                .filter(operation -> operation.lastIndexOf('/') == "DELETE ".length() + path.length())
                .findFirst();
    }

    /** A type of records of which roles can allow something. */
    String someType() {
        return root.path("x-permissions").fieldNames().next();
    }
}
