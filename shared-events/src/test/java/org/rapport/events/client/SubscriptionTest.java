package org.rapport.events.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rapport.events.Envelopes.ACME;
import static org.rapport.events.Envelopes.GLOBEX;
import static org.rapport.events.Envelopes.anEnvelope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.AnyRecord;
import org.rapport.events.Changes;
import org.rapport.events.CrmEvent;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.SalesEvent;

class SubscriptionTest {

    private static final Duration NOT_LONG = Duration.ofMillis(10);
    private static final UUID ONE = UUID.fromString("0198a000-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("0198a000-0000-7000-8000-000000000002");

    private final MockConsumer<byte[], byte[]> kafka = aTopicOfTwoPartitions();
    private final long[] offsets = new long[2];

    @Test
    void handsOutEventsFromTheBeginningWithTheirPosition() {
        var subscription = Subscription.to(SalesEvent.class).fromTheBeginning(kafka);
        var created = anEnvelope(ACME, ONE, 1, aLeadCreated());
        published(0, created);
        published(1, anEnvelope(GLOBEX, TWO, 1, aLeadCreated()));

        List<Delivery<SalesEvent>> deliveries = subscription.poll(NOT_LONG);

        assertThat(deliveries).hasSize(2).contains(new Delivery.Event<>(at(0, 0), typed(created)));
    }

    @Test
    void leavesOutOtherTenants() {
        var subscription = Subscription.to(SalesEvent.class).tenant(ACME).fromTheBeginning(kafka);
        published(0, anEnvelope(ACME, ONE, 1, aLeadCreated()));
        published(0, anEnvelope(GLOBEX, TWO, 1, aLeadCreated()));
        published(0, Envelope.key(GLOBEX, TWO), null);
        published(0, Envelope.key(GLOBEX, TWO), "no event".getBytes(UTF_8));

        List<Delivery<SalesEvent>> deliveries = subscription.poll(NOT_LONG);

        assertThat(deliveries).extracting(Delivery::position).containsExactly(at(0, 0));
    }

    @Test
    void aTombstoneIsAPurge() {
        var subscription = Subscription.to(SalesEvent.class).fromTheBeginning(kafka);
        published(0, Envelope.key(ACME, ONE), null);

        assertThat(subscription.poll(NOT_LONG)).containsExactly(new Delivery.Purged<>(at(0, 0), ACME, ONE));
    }

    @Test
    void whatIsNoEventIsHandedOutAsSuchAndTheRestGoesOn() {
        var subscription = Subscription.to(SalesEvent.class).fromTheBeginning(kafka);
        published(0, Envelope.key(ACME, ONE), "{".getBytes(UTF_8));
        published(0, null, null);
        published(0, "acme:lead", null);
        published(0, anEnvelope(ACME, ONE, 1, aLeadCreated()));

        List<Delivery<SalesEvent>> deliveries = subscription.poll(NOT_LONG);

        assertThat(deliveries).hasSize(4);
        assertThat(deliveries.subList(0, 3)).hasOnlyElementsOfType(Delivery.Malformed.class);
        assertThat(deliveries.get(3)).isInstanceOf(Delivery.Event.class);
    }

    @Test
    void aGroupGoesOnBehindItsLastCommit() {
        var subscription = Subscription.to(SalesEvent.class).asGroup(kafka);
        kafka.rebalance(List.of(partition(0)));
        published(0, anEnvelope(ACME, ONE, 1, aLeadCreated()));
        published(0, anEnvelope(ACME, ONE, 2, aLeadCreated()));

        assertThat(subscription.poll(NOT_LONG)).hasSize(2);
        assertThat(kafka.committed(Set.of(partition(0)))).isEmpty();
        subscription.commit();

        assertThat(kafka.committed(Set.of(partition(0)))).containsEntry(partition(0), new OffsetAndMetadata(2));
        assertThatThrownBy(subscription::caughtUp).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTopicThatIsNotThereIsNamed() {
        var subscription = Subscription.to(SalesEvent.class);
        var empty = new MockConsumer<byte[], byte[]>("earliest");

        assertThatThrownBy(() -> subscription.fromTheBeginning(empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no topic crm.sales");
        assertThat(empty.closed()).isTrue();
    }

    @Test
    void onlyAFamilyHasATopic() {
        assertThatThrownBy(() -> Subscription.to(LeadEvent.class)).hasMessageContaining("is no family");
    }

    @Test
    void closingItClosesTheConsumer() {
        Subscription.to(SalesEvent.class).fromTheBeginning(kafka).close();

        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void theLatestEventOfEachRecordIsThePresentState() {
        LeadRecord lead = aLead(ONE, 2, null);
        kafka.updateEndOffsets(Map.of(partition(0), 6L, partition(1), 1L));
        var subscription = Subscription.to(SalesEvent.class).fromTheBeginning(kafka);
        published(0, anEnvelope(ACME, ONE, 1, new LeadEvent.Created(aLead(ONE, 1, null), Changes.none())));
        published(0, anEnvelope(ACME, ONE, 2, new LeadEvent.Edited(lead, Changes.none())));
        published(0, anEnvelope(ACME, ONE, 1, new LeadEvent.Created(aLead(ONE, 1, null), Changes.none())));
        published(0, Envelope.key(ACME, TWO), "broken".getBytes(UTF_8));
        published(0, anEnvelope(ACME, TWO, 3, new LeadEvent.Deleted(aLead(TWO, 3, Instant.EPOCH), Changes.none())));
        published(0, Envelope.key(GLOBEX, ONE), "broken".getBytes(UTF_8));
        published(1, anEnvelope(GLOBEX, TWO, 1, aLeadCreated()));

        Latest<SalesEvent> latest = Latest.of(subscription);

        assertThat(latest.records(LeadRecord.class)).contains(lead).hasSize(2);
        assertThat(latest.records(AccountRecord.class)).isEmpty();
        assertThat(latest.envelopes()).hasSize(3);
        assertThat(latest.find(ACME, TWO).orElseThrow().sequence()).isEqualTo(3);
        assertThat(latest.unreadable()).singleElement().satisfies(malformed -> assertThat(malformed.key())
                .isEqualTo(Envelope.key(GLOBEX, ONE)));
    }

    @Test
    void aPurgedRecordIsForgotten() {
        var latest = new Latest<SalesEvent>();
        latest.apply(new Delivery.Event<>(at(0, 0), typed(anEnvelope(ACME, ONE, 1, aLeadCreated()))));

        latest.apply(new Delivery.Purged<>(at(0, 1), ACME, ONE));

        assertThat(latest.find(ACME, ONE)).isEmpty();
    }

    private void published(int partition, Envelope<CrmEvent> envelope) {
        published(partition, envelope.key(), CrmEvents.write(envelope));
    }

    private void published(int partition, @Nullable String key, byte @Nullable [] value) {
        byte[] bytes = key == null ? null : key.getBytes(UTF_8);
        kafka.addRecord(new ConsumerRecord<>(Topics.SALES, partition, offsets[partition]++, bytes, value));
    }

    private static LeadEvent.Created aLeadCreated() {
        return new LeadEvent.Created(aLead(ONE, 1, null), Changes.none());
    }

    private static LeadRecord aLead(UUID id, long version, @Nullable Instant deletedAt) {
        var json = CrmEvents.mapper();
        var lead = (ObjectNode) json.valueToTree(new AnyRecord(7).of(LeadRecord.class));
        lead.put("id", id.toString()).put("version", version);
        lead.put("deletedAt", deletedAt == null ? null : deletedAt.toString());
        return json.convertValue(lead, LeadRecord.class);
    }

    private static Envelope<SalesEvent> typed(Envelope<CrmEvent> envelope) {
        return envelope.withData((SalesEvent) envelope.data());
    }

    private static Position at(int partition, long offset) {
        return new Position(Topics.SALES, partition, offset);
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topics.SALES, number);
    }

    private static MockConsumer<byte[], byte[]> aTopicOfTwoPartitions() {
        var kafka = new MockConsumer<byte[], byte[]>("earliest");
        kafka.updatePartitions(
                Topics.SALES,
                IntStream.range(0, 2)
                        .mapToObj(number -> new PartitionInfo(Topics.SALES, number, null, null, null))
                        .toList());
        Map<TopicPartition, Long> zero =
                IntStream.range(0, 2).boxed().collect(Collectors.toMap(SubscriptionTest::partition, _ -> 0L));
        kafka.updateBeginningOffsets(zero);
        kafka.updateEndOffsets(zero);
        return kafka;
    }
}
