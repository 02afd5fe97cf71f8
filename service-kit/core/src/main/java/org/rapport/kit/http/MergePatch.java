package org.rapport.kit.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.problem.JsonFailureMapper;

/** A JSON Merge Patch (RFC 7396): what is absent stays, {@code null} empties, an array replaces the array. */
@Schema(
        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
        description = "A JSON Merge Patch (RFC 7396). What it does not name stays, within objects too: "
                + "`{\"amount\": {\"currency\": \"JPY\"}}` keeps the number")
public record MergePatch(ObjectNode changes) {

    /** The media type of RFC 7396; plain {@code application/json} is taken too. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    /** @throws IllegalArgumentException if {@code body} is no object: it would replace the record as a whole */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MergePatch of(JsonNode body) {
        if (!(body instanceof ObjectNode changes)) {
            throw new IllegalArgumentException("must be an object");
        }
        return new MergePatch(changes);
    }

    /**
     * The command that {@code current} becomes.
     *
     * @param current what can be edited, as it stands
     * @throws DomainException.Malformed if the patch names a property that {@code current} does not have, or gives one
     *                                   a value of the wrong kind
     */
    public <T> T applyTo(T current, ObjectMapper json) {
        ObjectNode target = json.valueToTree(current);
        var unknown = new ArrayList<FieldError>();
        changes.fieldNames().forEachRemaining(name -> {
            if (!target.has(name)) {
                unknown.add(new FieldError("/" + name, "is not a property that can be set here"));
            }
        });
        if (!unknown.isEmpty()) {
            throw new DomainException.Malformed(unknown);
        }
        merge(target, changes);
        try {
            @SuppressWarnings("unchecked")
            var type = (Class<T>) current.getClass();
            return json.treeToValue(target, type);
        } catch (JsonProcessingException e) {
            throw JsonFailureMapper.refusal(e);
        }
    }

    /** Those of {@code properties}, by their names in requests, of which it says anything. */
    public Map<String, String> named(SequencedMap<String, String> properties) {
        var named = new LinkedHashMap<>(properties);
        named.keySet().removeIf(name -> !changes.has(name));
        return named;
    }

    /** Whether it says anything of {@code property}; of the whole, which a name cannot tell, it does. */
    boolean names(@Nullable String property) {
        return property == null || changes.has(property);
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(change -> {
            JsonNode value = change.getValue();
            if (value instanceof ObjectNode inner) {
                if (!(target.get(change.getKey()) instanceof ObjectNode)) {
                    target.putObject(change.getKey());
                }
                merge((ObjectNode) target.get(change.getKey()), inner);
            } else {
                target.set(change.getKey(), value);
            }
        });
    }
}
