package org.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rapport.events.Envelopes.ACME;
import static org.rapport.events.Envelopes.anEnvelope;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.events.marketing.CaptureEvent;

class EnvelopeTest {

    private static final UUID CAPTURE = UUID.fromString("0198a000-0000-7000-8000-000000000001");

    private final Envelope<CrmEvent> envelope =
            anEnvelope(ACME, CAPTURE, 1, new AnyRecord(1).of(CaptureEvent.Captured.class));

    @Test
    void namesTheRecordThatItIsAbout() {
        assertThat(envelope.type()).isEqualTo("org.rapport.marketing.lead.captured.v1");
        assertThat(envelope.aggregateType()).isEqualTo("capture");
        assertThat(envelope.aggregateId()).isEqualTo(CAPTURE);
    }

    @Test
    void isKeyedByTenantAndRecord() {
        assertThat(envelope.key()).isEqualTo(ACME + ":" + CAPTURE).isEqualTo(Envelope.key(ACME, CAPTURE));
    }

    @Test
    void keepsItsAttributesAroundOtherData() {
        assertThat(envelope.withData("other").withData(envelope.data())).isEqualTo(envelope);
    }

    @Test
    void knowsNoTimeBelowAMicrosecond() {
        assertThat(with(Instant.parse("2026-03-01T09:30:00.123456789Z"), "lead/" + CAPTURE)
                        .time())
                .isEqualTo("2026-03-01T09:30:00.123456Z");
    }

    @Test
    void refusesASubjectWithoutAKindOfRecord() {
        assertThatThrownBy(() -> with(Instant.EPOCH, CAPTURE.toString()))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> assertThat(invalid.field())
                        .isEqualTo("subject"));
    }

    private static Envelope<String> with(Instant time, String subject) {
        return new Envelope<>(
                CAPTURE, "/sales", "x", subject, time, ACME, "rep", "person", null, CAPTURE, 0, 1, 1, null, null, null,
                "data");
    }
}
