package org.rapport.kit.record;

import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/** The types of records that a service declares as constants, found at build time: nothing else of the service runs. */
final class RecordConstants {

    private static final DotName RECORD_TYPE = DotName.createSimple(RecordType.class);

    private RecordConstants() {}

    /** All of them, in the order of their classes' names. */
    static List<RecordType<?, ?>> in(IndexView index) {
        return index.getKnownClasses().stream()
                .sorted(Comparator.comparing(ClassInfo::name))
                .flatMap(owner -> owner.fields().stream())
                .filter(field ->
                        Modifier.isStatic(field.flags()) && field.type().name().equals(RECORD_TYPE))
                .<RecordType<?, ?>>map(RecordConstants::constant)
                .toList();
    }

    private static RecordType<?, ?> constant(FieldInfo field) {
        try {
            var owner = Class.forName(
                    field.declaringClass().name().toString(),
                    true,
                    Thread.currentThread().getContextClassLoader());
            var constant = owner.getDeclaredField(field.name());
            constant.setAccessible(true);
            return (RecordType<?, ?>) constant.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }
}
