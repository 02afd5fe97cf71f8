package org.rapport.kit.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.Callable;
import org.rapport.kit.access.Access;
import org.rapport.kit.access.MemberOnly;

/** Does steps of jobs as each request is done: what is known during one is forgotten after it. */
@ApplicationScoped
class JobSteps {

    private final Access access;

    JobSteps(Access access) {
        this.access = access;
    }

    @ActivateRequestContext // without which Quarkus does not ask for a tenant
    <T> T once(Callable<T> step) throws Exception {
        return step.call();
    }

    /** As {@link #once}, for who is still a member of an organisation that may change its data. */
    @ActivateRequestContext
    @MemberOnly
    <T> T onceForMember(Callable<T> step) throws Exception {
        access.requireActiveTenant();
        return step.call();
    }
}
