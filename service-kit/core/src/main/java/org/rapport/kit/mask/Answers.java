package org.rapport.kit.mask;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Access;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.RecordTypes;
import org.rapport.kit.record.Told;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** Writes answers without what the caller cannot see, wherever in one a record is shown. */
@ApplicationScoped
public class Answers {

    private static final String FILTER = "masks";

    private final RecordTypes types;
    private final CurrentCaller caller;
    private final Access access;
    private final Masks masks;
    private final KeptBack kept;
    private final ObjectWriter writer;
    private volatile @Nullable Map<Class<?>, RecordType<?, ?>> byRecord;

    Answers(RecordTypes types, CurrentCaller caller, Access access, Masks masks, KeptBack kept, ObjectMapper json) {
        this.types = types;
        this.caller = caller;
        this.access = access;
        this.masks = masks;
        this.kept = kept;
        this.writer = writer(json);
    }

    /** Whether anything is kept back from the caller, of any record; nothing of what is nobody's, such as sessions. */
    boolean areMasked() {
        return caller.find().map(Caller::tenant).isPresent() && access.isMasked();
    }

    /** The properties of which {@code shown}, a record or a view of one, must not tell. */
    public Set<String> hidden(Object shown) {
        if (!areMasked()) {
            return Set.of();
        }
        var hidden = new HashSet<>(kept.of(shown));
        RecordType<?, ?> type = byRecord().get(shown.getClass());
        if (type != null) {
            hidden.addAll(hidden(type, shown));
        }
        return hidden;
    }

    private <R> Set<String> hidden(RecordType<?, R> type, Object shown) {
        return masks.hidden(type, type.record().cast(shown));
    }

    /** {@code answer} as JSON, as the caller may see it. */
    public byte[] write(Object answer) throws JsonProcessingException {
        return writer.withAttribute(FILTER, new IdentityHashMap<Object, Set<String>>())
                .writeValueAsBytes(answer);
    }

    /** By the classes of their public records; parts are shown with what they are parts of. */
    private Map<Class<?>, RecordType<?, ?>> byRecord() {
        var known = byRecord;
        if (known == null) {
            var found = new HashMap<Class<?>, RecordType<?, ?>>();
            types.all().forEach(type -> found.put(type.record(), type));
            known = Map.copyOf(found);
            byRecord = known;
        }
        return known;
    }

    private ObjectWriter writer(ObjectMapper json) {
        var masking = json.copy();
        masking.setAnnotationIntrospector(AnnotationIntrospector.pair(
                new EachRecord(), masking.getSerializationConfig().getAnnotationIntrospector()));
        return masking.writer(new SimpleFilterProvider().addFilter(FILTER, new Hiding()));
    }

    /** Has each record filtered. */
    private static final class EachRecord extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object findFilterId(Annotated annotated) {
            return annotated instanceof AnnotatedClass && annotated.getRawType().isRecord() ? FILTER : null;
        }
    }

    private final class Hiding extends SimpleBeanPropertyFilter {

        /** What is hidden of each record of an answer is worked out once. */
        @SuppressWarnings("unchecked")
        private Set<String> hidden(Object shown, SerializerProvider provider) {
            var known = (Map<Object, Set<String>>) requireNonNull(provider.getAttribute(FILTER));
            return known.computeIfAbsent(shown, Answers.this::hidden);
        }

        @Override
        public void serializeAsField(
                Object shown, JsonGenerator generator, SerializerProvider provider, PropertyWriter property)
                throws Exception {
            Set<String> hidden = hidden(shown, provider);
            if (hidden.isEmpty()
                    || !hidden.contains(
                            Told.by(shown.getClass(), property.getMember().getName()))) {
                property.serializeAsField(shown, generator, provider);
            }
        }
    }
}
