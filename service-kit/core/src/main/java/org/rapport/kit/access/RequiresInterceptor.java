package org.rapport.kit.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.record.RecordOperations;

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

    RequiresInterceptor(Access access) {
        this.access = access;
    }

    @AroundInvoke
    Object check(InvocationContext operation) throws Exception {
        Method method = operation.getMethod();
        Requires required = method.getAnnotation(Requires.class);
        Object target = operation.getTarget();
        if (target instanceof RecordOperations resource && resource.recordType().forOperators()) {
            access.requireOperator();
        } else if (!(required.orService() && access.isService())) {
            require(
                    required.value(),
                    target,
                    hasParameter(method.getAnnotation(Path.class)) || BELOW_RECORD.get(target.getClass()));
        }
        return operation.proceed();
    }

    /** Asks for the permission as it is named, or for the action of the resource's type. */
    private void require(String value, Object target, boolean ofRecord) {
        if (value.indexOf(':') >= 0) {
            access.require(value);
        } else if (target instanceof RecordOperations resource) {
            access.require(resource.recordType(), value, ofRecord);
        } else {
            throw new IllegalStateException(
                    target.getClass() + " does not say of what type " + value + " is an action");
        }
    }

    private static boolean hasParameter(@Nullable Path path) {
        return path != null && path.value().contains("{");
    }
}
