package org.rapport.kubernetes.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What a JSON schema of ours says of a kind. Those of kinds without classes are closed and have the fields that we use or
 * may come to use; the others say what the classes do not.
 */
record Schema(JsonSchema schema) {

    private static final String FOLDER = "org/rapport/kubernetes/schema/";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().locale(Locale.ROOT).build();
    private static final Map<String, Optional<Schema>> KNOWN = new ConcurrentHashMap<>();

    /** {@code Deployment.apps.v1.json}. */
    static Optional<Schema> of(String apiVersion, String kind) {
        return KNOWN.computeIfAbsent(kind + "." + apiVersion.replace('/', '.') + ".json", Schema::read);
    }

    private static Optional<Schema> read(String file) {
        if (Schema.class.getClassLoader().getResource(FOLDER + file) == null) {
            return Optional.empty();
        }
        return Optional.of(new Schema(FACTORY.getSchema(SchemaLocation.of("classpath:" + FOLDER + file), CONFIG)));
    }

    Stream<String> faults(JsonNode document) {
        return schema.validate(document).stream().map(Schema::told).sorted();
    }

    private static String told(ValidationMessage fault) {
        String pointer = fault.getInstanceLocation().toString();
        String place = Places.of(JsonPointer.compile(pointer));
        String within = place.isEmpty() ? "" : place + ".";
        return switch (fault.getType()) {
            case "additionalProperties" -> within + fault.getProperty() + " is unknown";
            case "required" -> within + fault.getProperty() + " is missing";
            default -> place + fault.getMessage().substring(pointer.length());
        };
    }
}
