package org.rapport.events.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.rapport.events.InvalidValue;

/**
 * What an organisation can settle for itself. What there is to say of it is in the resource {@code <key>.json}: a title
 * and a description for people, the default, and the JSON Schema (2020-12) of the value.
 *
 * <p>A value that was taken once is read by every later version: a type gets further properties, which an older value
 * does not have, and loses none.
 *
 * @param <T> the value
 */
public final class Setting<T> {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(
                    LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .build();

    private final String key;
    private final Class<T> type;
    private final String title;
    private final String description;
    private final JsonNode schema;
    private final JsonNode defaultValue;
    private final T fallback;

    /** What a resource says. */
    private record Definition(String title, String description, JsonNode schema, JsonNode defaultValue) {

        static Definition read(String key) {
            try (var resource = Setting.class.getResourceAsStream(key + ".json")) {
                JsonNode said = STRICT.readTree(Objects.requireNonNull(resource, key));
                return new Definition(
                        said.required("title").textValue(),
                        said.required("description").textValue(),
                        said.required("schema"),
                        said.required("default"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Setting(String key, Class<T> type, Definition said) {
        this.key = key;
        this.type = type;
        title = said.title();
        description = said.description();
        schema = said.schema();
        defaultValue = said.defaultValue();
        fallback = read(defaultValue);
    }

    static <T> Setting<T> of(String key, Class<T> type) {
        return new Setting<>(key, type, Definition.read(key));
    }

    /** Its name for ever: the service that acts by it, and what it is about, such as {@code sales.free-mail-domains}. */
    public String key() {
        return key;
    }

    /** What its values are in Java. */
    public Class<T> type() {
        return type;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** What it is good for. */
    public String description() {
        return description;
    }

    /** The JSON Schema of its values. */
    public JsonNode schema() {
        return schema.deepCopy();
    }

    /** What holds where nobody has said anything, as JSON. */
    public JsonNode defaultValue() {
        return defaultValue.deepCopy();
    }

    /** What holds where nobody has said anything. */
    public T fallback() {
        return fallback;
    }

    /**
     * The value that {@code json} is: nothing is converted, and nothing that is not known ignored.
     *
     * @throws InvalidValue if it is none
     */
    public T read(JsonNode json) {
        try {
            return Objects.requireNonNull(STRICT.treeToValue(json, type));
        } catch (JsonProcessingException | NullPointerException e) {
            throw new InvalidValue(key, "has a value that is no " + type.getSimpleName());
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
