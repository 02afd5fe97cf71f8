package org.rapport.admin.organization;

import io.smallrye.config.ConfigMapping;
import java.util.UUID;

/** The operator, under {@code crm.platform}. */
@ConfigMapping(prefix = "crm.platform")
interface PlatformConfig {

    /** The id of the organisation {@code platform}, with which the realm comes. */
    UUID organization();
}
