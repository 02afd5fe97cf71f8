package org.rapport.kit.http;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvents;
import org.rapport.kit.directory.HomeCountry;

/**
 * How strictly bodies are read: what a client did not mean is refused, not guessed. Times are written as in events.
 */
@Singleton
class JsonRules implements ObjectMapperCustomizer {

    private final Supplier<@Nullable String> home;

    @Inject
    JsonRules(HomeCountry home) {
        this(home::code);
    }

    JsonRules(Supplier<@Nullable String> home) {
        this.home = home;
    }

    /** After Quarkus's own, whose modules have other ideas of a time. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    @SuppressWarnings("deprecation") // of the mutators, whose successor is the builder that Quarkus does not hand out
    public void customize(ObjectMapper mapper) {
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS); // which makes no texts numbers, but numbers texts
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, Fail)
                .setCoercion(CoercionInputShape.Float, Fail)
                .setCoercion(CoercionInputShape.Boolean, Fail);
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)); // in arrays and maps
        mapper.registerModule(CrmEvents.times());
        mapper.registerModule(new SimpleModule("rapport-bodies")
                .addDeserializer(String.class, new TextDeserializer(home))
                .addKeyDeserializer(String.class, new TextDeserializer.OfKey())
                .addDeserializer(JsonNode.class, new NodeDeserializer())
                .addDeserializer(Instant.class, new MicrosecondDeserializer())
                .addDeserializer(LocalDate.class, new DateDeserializer()));
    }
}
