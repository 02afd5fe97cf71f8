package org.rapport.kit.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Checks {@link MemberOnly}. */
@MemberOnly
@Interceptor
@Priority(Interceptor.Priority.APPLICATION - 100)
class MemberOnlyInterceptor {

    private final Access access;

    MemberOnlyInterceptor(Access access) {
        this.access = access;
    }

    @AroundInvoke
    Object check(InvocationContext operation) throws Exception {
        access.requireMember();
        return operation.proceed();
    }
}
