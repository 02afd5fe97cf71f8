package org.rapport.kit.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Checks {@link OperatorOnly}. */
@OperatorOnly
@Interceptor
@Priority(Interceptor.Priority.APPLICATION - 100)
class OperatorOnlyInterceptor {

    private final Access access;

    OperatorOnlyInterceptor(Access access) {
        this.access = access;
    }

    @AroundInvoke
    Object check(InvocationContext operation) throws Exception {
        access.requireOperator();
        return operation.proceed();
    }
}
