package org.rapport.gateway.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the ends of sessions are told. */
@ConfigMapping(prefix = "crm.revocation")
interface RevocationConfig {

    /** The topic on which admin-service tells them. */
    @WithDefault("crm.directory")
    String topic();

    /** How long the gateway is not ready at its start, since it still reads which sessions have ended. */
    @WithDefault("5s")
    Duration patience();
}
