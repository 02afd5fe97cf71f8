package org.rapport.admin.verification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvents;
import org.rapport.events.Seal;
import org.rapport.kit.messaging.Patience;

/**
 * Hears every seal. One that does not fit is told to the log, counted, and remembered for the verification; the next
 * one is heard all the same.
 */
@ApplicationScoped
class SealConsumer {

    private static final Logger LOG = Logger.getLogger(SealConsumer.class);
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int DIGEST_LETTERS = 64;

    private final KeptSeals seals;
    private final MeterRegistry meters;
    private final Patience patience;
    private final ObjectMapper json = CrmEvents.mapper();

    SealConsumer(KeptSeals seals, MeterRegistry meters, Patience patience) {
        this.seals = seals;
        this.meters = meters;
        this.patience = patience;
    }

    @Incoming("seals")
    @Blocking
    void on(ConsumerRecord<byte[], byte[]> message) {
        String where = message.topic() + "@" + message.offset();
        patience.patiently(
                "seals",
                where,
                () -> keep(message, where),
                failure -> LOG.errorf(failure, "the seal at %s cannot be kept", where));
    }

    private void keep(ConsumerRecord<byte[], byte[]> message, String where) {
        String service = text(message.key());
        if (!SERVICE.matcher(service).matches()) {
            LOG.errorf("the message at %s is a seal of nobody", where);
            return;
        }
        Counter breaks = meters.counter("crm.seals.broken", "chain", service); // from nothing, before the first
        Seal seal = read(message.value());
        Optional<ChainBreak> broken;
        try {
            byte[] hash = sha256(message.value());
            if (seal != null && isConsistent(seal, service)) {
                broken = seals.keep(seal, hash);
            } else {
                broken = Optional.of(
                        seal == null
                                ? new ChainBreak(ChainBreak.Kind.UNREADABLE, null)
                                : new ChainBreak(ChainBreak.Kind.INCONSISTENT, seal.number()));
                seals.remember(service, broken.get(), hash);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        broken.ifPresent(found -> {
            LOG.errorf(
                    "the chain of %s is broken at %s, seal %s: %s",
                    service, where, found.seal(), found.kind().sentence());
            breaks.increment();
        });
    }

    private @Nullable Seal read(byte @Nullable [] message) {
        if (message == null) {
            return null;
        }
        try {
            return json.readValue(message, Seal.class);
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isConsistent(Seal seal, String service) {
        try {
            return seal.service().equals(service)
                    && seal.number() > 0
                    && seal.previous().length() == DIGEST_LETTERS
                    && seal.rows().stream().allMatch(row -> row.digest().length() == DIGEST_LETTERS)
                    && seal.isConsistent();
        } catch (IllegalArgumentException e) {
            return false; // a digest that is no hexadecimal number
        }
    }

    private static String text(byte @Nullable [] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte @Nullable [] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message == null ? new byte[0] : message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
