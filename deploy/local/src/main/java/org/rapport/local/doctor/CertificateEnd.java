package org.rapport.local.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rapport.local.kafka.KafkaServer;

/** Whether Kafka's certificate is good for some time yet. */
public final class CertificateEnd implements Examination {

    private static final Duration NOTICE = Duration.ofDays(30);

    private final KafkaServer kafka;
    private final InstantSource clock;

    public CertificateEnd(KafkaServer kafka) {
        this(kafka, InstantSource.system());
    }

    CertificateEnd(KafkaServer kafka, InstantSource clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    @Override
    public String subject() {
        return "Kafka's certificate";
    }

    @Override
    public String obstacle() {
        return kafka.certificateEnd().isEmpty() ? "it has none (CRM_KAFKA_SECURITY=SASL_SSL gives it one)" : "";
    }

    @Override
    public List<Finding> findings() {
        Optional<Instant> end = kafka.certificateEnd();
        if (end.isEmpty() || clock.instant().plus(NOTICE).isBefore(end.get())) {
            return List.of();
        }
        return List.of(new Finding(
                "Kafka's certificate " + (clock.instant().isAfter(end.get()) ? "has ended at " : "ends at ")
                        + end.get(),
                "./crm down, rm " + kafka.certificateFiles() + ", ./crm up makes another"));
    }
}
