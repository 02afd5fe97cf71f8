package org.rapport.kit.command;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.rapport.kit.access.Access;

/** Makes a command of an operation. See {@link Command}. */
@Command
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class CommandInterceptor {

    private final UnitOfWork unitOfWork;
    private final Idempotency idempotency;
    private final Access access;

    CommandInterceptor(UnitOfWork unitOfWork, Idempotency idempotency, Access access) {
        this.unitOfWork = unitOfWork;
        this.idempotency = idempotency;
        this.access = access;
    }

    @AroundInvoke
    Object call(InvocationContext operation) {
        access.requireActiveTenant();
        return unitOfWork.call(() -> idempotency.once(operation));
    }
}
