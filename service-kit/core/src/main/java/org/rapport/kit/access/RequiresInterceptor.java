package org.rapport.kit.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.record.NamedRecord;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;

/** Checks {@link Requires}, before a command begins and before a stored answer is repeated. */
@Requires("")
@Interceptor
@Priority(Interceptor.Priority.APPLICATION - 100)
class RequiresInterceptor {

    /** Whether the path of a resource, which may be a superclass of what is intercepted, names a record itself. */
    private static final ClassValue<Boolean> BELOW_RECORD = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                    .anyMatch(it -> hasParameter(it.getAnnotation(Path.class)));
        }
    };

    private final Access access;
    private final Store store;

    RequiresInterceptor(Access access, Store store) {
        this.access = access;
        this.store = store;
    }

    @AroundInvoke
    Object check(InvocationContext operation) throws Exception {
        Requires required = operation.getMethod().getAnnotation(Requires.class);
        Object target = operation.getTarget();
        if (target instanceof RecordOperations resource && resource.recordType().forOperators()) {
            access.requireOperator();
        } else if (access.decides(required)) {
            require(required.value(), operation);
        }
        return operation.proceed();
    }

    /** Asks for the permission as it is named, or for the action of the resource's type. */
    private void require(String value, InvocationContext operation) {
        Object target = operation.getTarget();
        if (value.indexOf(':') >= 0) {
            access.require(value);
        } else if (target instanceof RecordOperations resource) {
            RecordType<?, ?> type = resource.recordType();
            if (!access.permits(type, value)) {
                requireReadable(type.guard(), operation);
                access.require(type, value, isOfRecord(operation));
            }
        } else {
            throw new IllegalStateException(
                    target.getClass() + " does not say of what type " + value + " is an action");
        }
    }

    /** Who may not read the record that is named is not told which permission he lacks, but that there is none. */
    private void requireReadable(RecordType<?, ?> type, InvocationContext operation) {
        NamedRecord.of(operation).ifPresent(id -> store.read(type, id));
    }

    private static boolean isOfRecord(InvocationContext operation) {
        return hasParameter(operation.getMethod().getAnnotation(Path.class))
                || BELOW_RECORD.get(operation.getTarget().getClass());
    }

    private static boolean hasParameter(@Nullable Path path) {
        return path != null && path.value().contains("{");
    }
}
