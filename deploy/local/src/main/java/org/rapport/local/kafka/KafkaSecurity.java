package org.rapport.local.kafka;

/** How clients reach the broker. */
public enum KafkaSecurity {
    /** As on a developer's machine: by whoever is on it. */
    PLAINTEXT,
    /** As in an installation: over TLS, with a name and a password. */
    SASL_SSL
}
