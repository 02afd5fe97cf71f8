package org.rapport.kit.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.Callable;

/** Does steps of jobs as each request is done: what is known during one is forgotten after it. */
@ApplicationScoped
class JobSteps {

    @ActivateRequestContext // without which Quarkus does not ask for a tenant
    <T> T once(Callable<T> step) throws Exception {
        return step.call();
    }
}
