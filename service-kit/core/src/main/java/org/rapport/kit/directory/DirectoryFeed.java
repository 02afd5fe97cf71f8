package org.rapport.kit.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.MalformedEvent;
import org.rapport.events.Topics;
import org.rapport.events.admin.DirectoryEvent;
import org.rapport.events.admin.MemberEvent;
import org.rapport.events.admin.MemberRecord;
import org.rapport.events.admin.OrganizationEvent;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.events.admin.PolicyEvent;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.events.admin.RoleEvent;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.SessionEvent;
import org.rapport.events.admin.SettingEvent;
import org.rapport.events.admin.SettingRecord;
import org.rapport.events.admin.TeamEvent;
import org.rapport.events.admin.TeamRecord;
import org.rapport.kit.messaging.PromptClose;
import org.rapport.kit.setting.TenantSettings;

/**
 * Keeps the {@link Directory} up to date. Each replica reads the whole topic for itself, assigned and without a group:
 * first what its database remembers, then what Kafka adds. Without either, requests are answered 503.
 */
@ApplicationScoped
class DirectoryFeed {

    private static final Logger LOG = Logger.getLogger(DirectoryFeed.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.DIRECTORY, 0);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** How often it is asked how far the topic goes, and how long an answer may take. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Directory directory;
    private final TenantSettings settings;
    private final DirectoryStore store;
    private final ObjectMapper json;
    private final Map<String, Object> kafka;
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private volatile Thread reader;
    private volatile boolean stopping;
    private volatile long knownAt = System.nanoTime();

    DirectoryFeed(
            Directory directory,
            TenantSettings settings,
            DirectoryStore store,
            ObjectMapper json,
            MeterRegistry meters,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.directory = directory;
        this.settings = settings;
        this.store = store;
        this.json = json;
        this.kafka = kafka;
        TimeGauge.builder("crm.directory.age", () -> System.nanoTime() - knownAt, TimeUnit.NANOSECONDS)
                .description("How long ago this replica knew all that the super-administration had published by then")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        stopping = false;
        reader = Thread.ofPlatform().daemon().name("directory-feed").start(this::follow);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        var running = consumer;
        if (running != null) {
            running.wakeup();
        } else {
            reader.interrupt();
        }
        reader.join(RETRY.multipliedBy(3));
    }

    private void follow() {
        String trouble = "";
        while (!stopping) {
            try {
                long position = loadFromDatabase();
                trouble = "";
                read(position);
            } catch (WakeupException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                if (!trouble.equals(e.getMessage())) {
                    trouble = String.valueOf(e.getMessage());
                    LOG.warnf(
                            "the directory is not being followed for the moment: %s: %s",
                            e.getClass().getSimpleName(), trouble);
                }
                pause();
            }
        }
    }

    private long loadFromDatabase() throws SQLException {
        var position = store.position();
        store.load(entry -> {
            try {
                switch (entry.kind()) {
                    case "organization" -> directory.put(json.readValue(entry.record(), OrganizationRecord.class));
                    case "member" -> directory.put(entry.tenant(), json.readValue(entry.record(), MemberRecord.class));
                    case "policy" -> directory.put(entry.tenant(), json.readValue(entry.record(), PolicyRecord.class));
                    case "role" -> directory.put(entry.tenant(), json.readValue(entry.record(), RoleRecord.class));
                    case "setting" -> settings.put(entry.tenant(), json.readValue(entry.record(), SettingRecord.class));
                    case "team" -> directory.put(entry.tenant(), json.readValue(entry.record(), TeamRecord.class));
                    default -> LOG.debugf("the directory has an entry of a kind that is new: %s", entry.kind());
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("directory entry " + entry.id() + " cannot be read", e);
            }
        });
        if (position.isPresent()) {
            directory.ready();
        }
        return position.orElse(0);
    }

    private Map<String, Object> listening() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 2_000);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // every replica reads everything
        return settings;
    }

    private void read(long position) throws SQLException {
        var reading = new KafkaConsumer<>(listening(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try (var _ = new PromptClose(reading)) {
            consumer = reading;
            reading.assign(List.of(PARTITION));
            reading.seek(PARTITION, position);
            long asked = System.nanoTime();
            long end = reading.endOffsets(List.of(PARTITION)).get(PARTITION);
            long saved = position;
            while (!stopping) {
                var entries = new ArrayList<DirectoryStore.Entry>();
                for (var message : reading.poll(directory.isLoaded() ? POLL : Duration.ofMillis(50))) {
                    entry(message.value()).ifPresent(entries::add);
                }
                long next = reading.position(PARTITION);
                if (next > saved || !directory.isLoaded() && next >= end) {
                    store.save(entries, next);
                    saved = next;
                }
                if (next >= end) {
                    knownAt = asked;
                    directory.ready();
                }
                if (System.nanoTime() - asked > LOOK.toNanos()) {
                    long now = System.nanoTime();
                    try {
                        end = reading.endOffsets(List.of(PARTITION), PATIENCE).get(PARTITION);
                        asked = now;
                    } catch (TimeoutException e) {
                        LOG.debugf("Kafka is away, and its client goes on asking: %s", e.getMessage());
                    }
                }
            }
        } finally {
            consumer = null;
        }
    }

    private Optional<DirectoryStore.Entry> entry(byte[] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            Envelope<DirectoryEvent> event = CrmEvents.read(DirectoryEvent.class, value);
            put(event);
            return Optional.of(new DirectoryStore.Entry(
                    event.tenantId(),
                    event.aggregateType(),
                    event.aggregateId(),
                    event.sequence(),
                    json.writeValueAsString(event.data().record())));
        } catch (MalformedEvent | JsonProcessingException e) {
            LOG.errorf("an event of the directory cannot be read, and is left out: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private void put(Envelope<DirectoryEvent> event) {
        switch (event.data()) {
            case OrganizationEvent organization -> directory.put(organization.record());
            case MemberEvent member -> directory.put(event.tenantId(), member.record());
            case PolicyEvent policy -> directory.put(event.tenantId(), policy.record());
            case RoleEvent role -> directory.put(event.tenantId(), role.record());
            case SettingEvent setting -> settings.put(event.tenantId(), setting.record());
            case TeamEvent team -> directory.put(event.tenantId(), team.record());
            case SessionEvent _ -> {} // the gateway's concern
            case DirectoryEvent.Unknown unknown -> LOG.debugf("the directory says %s", unknown.type());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
