package org.rapport.events;

import java.time.Instant;
import java.util.UUID;

/** Envelopes for tests. */
public final class Envelopes {

    public static final UUID ACME = UUID.fromString("0198a000-0000-7000-8000-00000000000a");
    public static final UUID GLOBEX = UUID.fromString("0198a000-0000-7000-8000-00000000000b");

    private Envelopes() {}

    /** {@code event} as its producer would publish it. */
    public static Envelope<CrmEvent> anEnvelope(UUID tenant, UUID aggregate, long sequence, CrmEvent event) {
        EventCatalogue.Entry entry = EventCatalogue.of(event.getClass());
        return new Envelope<>(
                UUID.randomUUID(),
                entry.source(),
                entry.type(),
                entry.aggregate() + "/" + aggregate,
                Instant.parse("2026-03-01T09:30:00.123456Z"),
                tenant,
                "rep",
                "person",
                "boss",
                UUID.randomUUID(),
                0,
                1,
                sequence,
                "asked for",
                "request-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                event);
    }
}
