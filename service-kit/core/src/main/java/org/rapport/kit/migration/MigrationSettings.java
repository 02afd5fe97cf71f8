package org.rapport.kit.migration;

import java.util.Map;
import org.rapport.events.client.KafkaSettings;

/**
 * What the migration job is told by its environment.
 *
 * @param service       CRM_SERVICE, such as {@code sales}
 * @param databaseUrl   CRM_DB_URL, a JDBC address
 * @param owner         CRM_DB_OWNER, the role that owns the tables
 * @param ownerPassword CRM_DB_OWNER_PASSWORD, the password of that role
 * @param kafka         KAFKA_BOOTSTRAP_SERVERS, where Kafka is, beside its other properties; without it no topics are made
 */
public record MigrationSettings(
        String service, String databaseUrl, String owner, String ownerPassword, Map<String, Object> kafka) {

    static MigrationSettings of(Map<String, String> environment) {
        return new MigrationSettings(
                require("CRM_SERVICE", environment),
                require("CRM_DB_URL", environment),
                require("CRM_DB_OWNER", environment),
                require("CRM_DB_OWNER_PASSWORD", environment),
                KafkaSettings.of(environment));
    }

    private static String require(String name, Map<String, String> environment) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }
}
