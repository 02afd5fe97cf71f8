package org.rapport.installation.kafka;

import java.util.Comparator;

/**
 * What a right is about, always one thing by its whole name: a pattern would hold for what is called alike one day.
 */
public record Resource(Kind kind, String name) implements Comparable<Resource> {

    /** By the names of Kafka's {@code ResourceType}. */
    public enum Kind {
        TOPIC("topic"),
        GROUP("group"),
        TRANSACTIONAL_ID("transactionalId");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Its name as Kafka's tools and Strimzi spell it. */
        @Override
        public String toString() {
            return text;
        }
    }

    private static final Comparator<Resource> ORDER =
            Comparator.comparing(Resource::kind).thenComparing(Resource::name);

    @Override
    public int compareTo(Resource other) {
        return ORDER.compare(this, other);
    }
}
