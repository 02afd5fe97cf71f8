package org.rapport.kit.directory;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** The country of the organisation for which something is done: whose telephone numbers are told without it. */
@ApplicationScoped
public class HomeCountry {

    private final CurrentCaller caller;
    private final Directory directory;

    HomeCountry(CurrentCaller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    /**
     * By its two letters of ISO 3166-1; absent where nothing is done for an organisation, or its locale names none.
     *
     * @throws DomainException.Unavailable until the directory has been loaded once
     */
    public @Nullable String code() {
        return caller.find()
                .map(Caller::tenant)
                .flatMap(tenant -> directory.tenant(tenant).country())
                .orElse(null);
    }
}
