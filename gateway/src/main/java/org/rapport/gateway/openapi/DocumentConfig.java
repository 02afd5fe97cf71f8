package org.rapport.gateway.openapi;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the readers of the documentation sign in. */
@ConfigMapping(prefix = "crm.openapi")
interface DocumentConfig {

    /** The realm as browsers reach it. */
    URI issuer();
}
