package org.rapport.kit.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Checks {@link Requires}, before a command begins and before a stored answer is repeated. */
@Requires("")
@Interceptor
@Priority(Interceptor.Priority.APPLICATION - 100)
class RequiresInterceptor {

    private final Access access;

    RequiresInterceptor(Access access) {
        this.access = access;
    }

    @AroundInvoke
    Object check(InvocationContext operation) throws Exception {
        Method method = operation.getMethod();
        Requires required = method.getAnnotation(Requires.class);
        if (!(required.orService() && access.isService())) {
            access.require(required.value(), namesRecord(method));
        }
        return operation.proceed();
    }

    private static boolean namesRecord(Method method) {
        return hasParameter(method.getAnnotation(Path.class))
                || hasParameter(method.getDeclaringClass().getAnnotation(Path.class));
    }

    private static boolean hasParameter(@Nullable Path path) {
        return path != null && path.value().contains("{");
    }
}
