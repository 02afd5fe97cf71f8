package org.rapport.installation.kafka;

import java.util.Locale;

/**
 * What somebody may do, by Kafka's name. There is no other: nobody deletes or alters anything. To read or to write
 * includes to describe.
 */
public enum Operation {
    READ,
    WRITE,
    CREATE;

    /** Its name as Kafka shows it: {@code Read}. */
    @Override
    public String toString() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
