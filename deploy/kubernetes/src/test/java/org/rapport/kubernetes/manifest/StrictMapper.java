package org.rapport.kubernetes.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Fills the classes of a client, and tells which fields they have no place for; by themselves they keep those, too. */
final class StrictMapper {

    private static final ObjectMapper MAPPER = mapper();

    private StrictMapper() {}

    /**
     * @param unknown is told the place of each field that its class has not
     * @throws JsonProcessingException when a field has a value of another type than its class says; a number is no text
     */
    static <T> T read(JsonNode json, Class<T> type, Consumer<String> unknown) throws JsonProcessingException {
        return MAPPER.readerFor(type)
                .withAttribute(Unknown.class, new Unknown(unknown))
                .readValue(json.toString());
    }

    private record Unknown(Consumer<String> place) {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .annotationIntrospector(new NothingBeside())
                .addHandler(new Telling())
                .build();
        var texts = mapper.coercionConfigFor(LogicalType.Textual);
        for (CoercionInputShape shape :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            texts.setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }

    /** Takes from classes the map into which they put what they do not know. */
    private static final class NothingBeside extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    private static final class Telling extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object owner,
                String name)
                throws IOException {
            if (context.getAttribute(Unknown.class) instanceof Unknown unknown) {
                unknown.place().accept(Places.of(parser.getParsingContext().pathAsPointer()));
            }
            parser.skipChildren();
            return true;
        }
    }
}
