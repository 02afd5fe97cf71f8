package org.rapport.kit.record;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Of which properties of the public record a request or a view tells, which is a record itself. See {@link Tells}. */
public final class Told {

    private static final ClassValue<SequencedMap<String, String>> BY_COMPONENT = new ClassValue<>() {
        @Override
        protected SequencedMap<String, String> computeValue(Class<?> type) {
            var told = new LinkedHashMap<String, String>();
            if (type.isRecord()) {
                Arrays.stream(type.getRecordComponents()).forEach(it -> told.put(it.getName(), told(it)));
            }
            return Collections.unmodifiableSequencedMap(told);
        }
    };

    private Told() {}

    /** The properties by the components that tell of them; none of what is no record. */
    public static SequencedMap<String, String> by(Class<?> record) {
        return BY_COMPONENT.get(record);
    }

    /** The property of which {@code component} of {@code view} tells. */
    public static String by(Class<?> view, String component) {
        return BY_COMPONENT.get(view).getOrDefault(component, component);
    }

    private static String told(RecordComponent component) {
        Tells tells = component.getAnnotation(Tells.class);
        return tells == null ? component.getName() : tells.value();
    }
}
