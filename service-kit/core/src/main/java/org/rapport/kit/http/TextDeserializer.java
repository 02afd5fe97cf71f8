package org.rapport.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.KeptAs;
import org.rapport.kit.field.Spelling;
import org.rapport.kit.text.Texts;

/** Reads texts: refuses what cannot be kept as it was sent, and brings what is told by its field into its spelling. */
final class TextDeserializer extends StdScalarDeserializer<String> implements ContextualDeserializer {

    private static final long serialVersionUID = 1;

    private final transient Supplier<@Nullable String> home;
    private final @Nullable Spelling spelling;

    /** @param home the country of whom texts are read for, if it is known */
    TextDeserializer(Supplier<@Nullable String> home) {
        this(home, null);
    }

    private TextDeserializer(Supplier<@Nullable String> home, @Nullable Spelling spelling) {
        super(String.class);
        this.home = home;
        this.spelling = spelling;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        if (property == null || property.getMember() == null) {
            return this;
        }
        return StreamSupport.stream(
                        property.getMember().getAllAnnotations().annotations().spliterator(), false)
                .map(annotation -> annotation.annotationType().getAnnotation(KeptAs.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(kept -> new TextDeserializer(home, kept.value()))
                .orElse(this);
    }

    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = StringDeserializer.instance.deserialize(json, context);
        if (text == null) {
            return null;
        }
        requireUnicode(text, context);
        return spelling == null ? text : spelling.of(text, home);
    }

    private static void requireUnicode(String text, DeserializationContext context) throws JsonMappingException {
        if (!Texts.isUnicode(text)) {
            throw JsonMappingException.from(
                    context, "no text", new IllegalArgumentException("must be valid Unicode, without U+0000"));
        }
    }

    /** Reads the names in a map in the same way. */
    static final class OfKey extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            requireUnicode(key, context);
            return key;
        }
    }
}
