package org.rapport.kit.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What a service must be told, under {@code crm}. */
@ConfigMapping(prefix = "crm")
public interface ServiceConfig {

    /** The service's short name, such as {@code sales}: its database, its topic, its consumer group. */
    String service();

    /** The folder with the mounted key files. */
    Path keysDir();

    /** Whether the service mints capabilities, and so has the keys that sign them. */
    @WithDefault("false")
    boolean mintsCapabilities();
}
