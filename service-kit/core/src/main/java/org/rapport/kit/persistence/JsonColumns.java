package org.rapport.kit.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.rapport.events.CrmEvents;

/** Writes JSON columns as events are written, and reads them as tolerantly: yesterday's rows outlive today's code. */
@JsonFormat
@PersistenceUnitExtension
@ApplicationScoped
class JsonColumns implements FormatMapper {

    private final ObjectMapper json = CrmEvents.mapper();
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<Type, ObjectWriter> writers = new ConcurrentHashMap<>();

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        try {
            return readers.computeIfAbsent(type.getJavaType(), it -> json.readerFor(json.constructType(it)))
                    .readValue(text.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a column of JSON holds something else than " + type.getTypeName(), e);
        }
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        try {
            return writers.computeIfAbsent(type.getJavaType(), it -> json.writerFor(json.constructType(it)))
                    .writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a " + type.getTypeName() + " cannot be written as JSON", e);
        }
    }
}
