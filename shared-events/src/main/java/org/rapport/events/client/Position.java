package org.rapport.events.client;

/** Where a message stands in Kafka. */
public record Position(String topic, int partition, long offset) {}
