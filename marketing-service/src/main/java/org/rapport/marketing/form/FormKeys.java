package org.rapport.marketing.form;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.rapport.kit.capability.Capabilities;

/** Makes the keys of forms: capabilities to submit that one form, for as long as the installation wants. */
@Startup // a missing key file is told at the start, and not to who makes a form
@Singleton
class FormKeys {

    /** What a form's key is good for. */
    static final String PURPOSE = "form:submit";

    private final Capabilities capabilities;
    private final Config config;

    FormKeys(Capabilities capabilities, Config config) {
        this.capabilities = capabilities;
        this.config = config;
    }

    /** A key of {@code form}, made now. */
    FormKey make(UUID tenant, UUID form, Instant now) {
        Instant end = now.plus(config.keyLife()).truncatedTo(ChronoUnit.SECONDS);
        return new FormKey(capabilities.mint(tenant, PURPOSE, form, end), end);
    }

    /** How long keys last. */
    @ConfigMapping(prefix = "crm.form")
    interface Config {

        /** How long a form's key is good after it was made. */
        @WithDefault("730D")
        Duration keyLife();
    }
}
