package org.rapport.kit.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Checks {@link RequiresScope}. */
@RequiresScope("")
@Interceptor
@Priority(Interceptor.Priority.APPLICATION - 100)
class RequiresScopeInterceptor {

    private final Access access;

    RequiresScopeInterceptor(Access access) {
        this.access = access;
    }

    @AroundInvoke
    Object check(InvocationContext operation) throws Exception {
        access.requireScope(
                operation.getMethod().getAnnotation(RequiresScope.class).value());
        return operation.proceed();
    }
}
