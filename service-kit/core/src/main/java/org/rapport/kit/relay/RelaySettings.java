package org.rapport.kit.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the relay reaches the journal; Kafka is configured under {@code kafka}, as for the consumers. */
@ConfigMapping(prefix = "crm.relay")
public interface RelaySettings {

    /** Whether this process relays. Another one must, then. */
    @WithDefault("true")
    boolean enabled();

    /** The role that may replicate; must be set where this process relays. */
    Optional<String> username();

    /** That role's password; must be set likewise. */
    Optional<String> password();

    /** The database's JDBC address, if it is not the datasource's: replication does not pass through a pooler. */
    @WithDefault("${quarkus.datasource.jdbc.url}")
    String url();

    /** The replication slot; also the relay's identity in Kafka. */
    @WithDefault("${crm.service}_journal")
    String slot();

    /** How long a replica that does not answer keeps the slot, before another takes over. */
    @WithDefault("4S")
    Duration patience();

    /** The longest a transaction of the service may run; no shorter than its {@code transaction_timeout}. */
    @WithDefault("60S")
    Duration longestTransaction();

    /** How long published events may wait for their seal; what is not sealed yet is published again after a crash. */
    @WithDefault("5S")
    Duration sealInterval();
}
