package org.rapport.events;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Which components of a record may be {@code null}. */
public final class Nullables {

    private Nullables() {}

    public static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
