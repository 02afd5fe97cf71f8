package org.rapport.kit.tenant;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.rapport.kit.problem.DomainException;

/**
 * The caller of the current thread.
 *
 * <p>A request's caller comes from its internal token. Work without a request, such as handling an event, binds one for
 * the length of a call; the binding cannot leak, because it ends with the call.
 */
@ApplicationScoped
public class CurrentCaller {

    /** Under which the caller of a request is kept with it, for whoever looks when the answer is out. */
    public static final String KEY = CurrentCaller.class.getName();

    private static final ScopedValue<Caller> BOUND = ScopedValue.newInstance();

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller, if there is one. */
    public Optional<Caller> find() {
        if (BOUND.isBound()) {
            return Optional.of(BOUND.get());
        }
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        return identity.getPrincipal() instanceof CallerPrincipal principal
                ? Optional.of(principal.caller())
                : Optional.empty();
    }

    /**
     * The caller.
     *
     * @throws IllegalStateException if there is none: someone forgot to authenticate or to bind
     */
    public Caller get() {
        return find().orElseThrow(
                        () -> new IllegalStateException("no caller: neither a token nor a binding names one"));
    }

    /**
     * The caller's tenant.
     *
     * @throws DomainException.Forbidden if the caller belongs to no organisation
     */
    public UUID tenant() {
        UUID tenant = get().tenant();
        if (tenant == null) {
            throw new DomainException.Forbidden("tenant-required", "Sign in to an organisation to do this.");
        }
        return tenant;
    }

    /** Does {@code work} as {@code caller}. */
    public static <T, X extends Throwable> T callAs(Caller caller, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(BOUND, caller).call(work);
    }

    /** Does {@code work} as {@code caller}. */
    public static void runAs(Caller caller, Runnable work) {
        ScopedValue.where(BOUND, caller).run(work);
    }
}
