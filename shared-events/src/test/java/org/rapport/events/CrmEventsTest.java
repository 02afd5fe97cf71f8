package org.rapport.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rapport.events.Envelopes.ACME;
import static org.rapport.events.Envelopes.anEnvelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.events.marketing.MarketingEvent;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.SalesEvent;

class CrmEventsTest {

    private static final ObjectMapper JSON = CrmEvents.mapper();
    private static final UUID LEAD = UUID.fromString("0198a000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @MethodSource("everyEventFromChance")
    void everyEventTravelsUnchanged(EventCatalogue.Entry entry, long seed) {
        CrmEvent event = new AnyRecord(seed).of(entry.event());
        var sent = anEnvelope(ACME, LEAD, seed, event);

        var received = CrmEvents.read(entry.family(), CrmEvents.write(sent));

        assertThat(received).isEqualTo(sent);
    }

    static Stream<Arguments> everyEventFromChance() {
        return EventCatalogue.all().stream()
                .flatMap(entry -> Stream.of(1L, 2L, 3L, 4L).map(seed -> Arguments.of(entry, seed)));
    }

    @Test
    void anEventIsACloudEventWithItsAttributes() throws IOException {
        var sent = anEnvelope(ACME, LEAD, 7, aLeadConverted());

        JsonNode json = JSON.readTree(CrmEvents.write(sent));

        assertThat(json.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "subject",
                        "time",
                        "datacontenttype",
                        "dataschema",
                        "tenantid",
                        "actorid",
                        "actortype",
                        "onbehalfof",
                        "transactionid",
                        "transactionindex",
                        "transactioncount",
                        "sequence",
                        "reason",
                        "requestid",
                        "traceparent",
                        "data");
        assertThat(json.get("specversion").textValue()).isEqualTo("1.0");
        assertThat(json.get("source").textValue()).isEqualTo("/sales");
        assertThat(json.get("type").textValue()).isEqualTo("org.rapport.sales.lead.converted.v1");
        assertThat(json.get("subject").textValue()).isEqualTo("lead/" + LEAD);
        assertThat(json.get("time").textValue()).isEqualTo("2026-03-01T09:30:00.123456Z");
        assertThat(json.get("dataschema").textValue())
                .isEqualTo("urn:rapport:schema:org.rapport.sales.lead.converted.v1");
        assertThat(json.get("sequence").textValue()).isEqualTo("7");
        assertThat(json.get("onbehalfof").textValue()).isEqualTo("boss");
        assertThat(json.get("reason").textValue()).isEqualTo("asked for");
        assertThat(json.get("requestid").textValue()).isEqualTo("request-1");
        assertThat(json.get("data").properties().stream().map(Map.Entry::getKey))
                .containsExactly("record", "changes");
    }

    @Test
    void everyPropertyOfARecordIsWrittenThoughItBeNull() {
        LeadRecord lead = new AnyRecord(5).of(LeadRecord.class);

        JsonNode json = JSON.valueToTree(lead);

        assertThat(json.properties().stream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(Stream.of(LeadRecord.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void timesHaveNoMoreThanMicroseconds() {
        assertThat(JSON.valueToTree(Instant.parse("2026-03-01T09:30:00.123456789Z"))
                        .textValue())
                .isEqualTo("2026-03-01T09:30:00.123456Z");
    }

    @Test
    void aTypeThatIsNotKnownYetArrivesAsUnknownWithItsData() {
        byte[] bytes = changed(event -> {
            event.put("type", "org.rapport.sales.lead.cloned.v1");
            event.putObject("data").putObject("record").put("id", "x");
        });

        var received = CrmEvents.read(SalesEvent.class, bytes);

        assertThat(received.data()).isInstanceOfSatisfying(SalesEvent.Unknown.class, unknown -> {
            assertThat(unknown.type()).isEqualTo("org.rapport.sales.lead.cloned.v1");
            assertThat(unknown.record().get("id").textValue()).isEqualTo("x");
            assertThat(unknown.changes()).isEmpty();
        });
        assertThat(CrmEvents.read(SalesEvent.class, CrmEvents.write(received))).isEqualTo(received);
    }

    @Test
    void anEventOfAnotherFamilyIsUnknownToThisOne() {
        byte[] bytes = CrmEvents.write(anEnvelope(ACME, LEAD, 1, aLeadConverted()));

        assertThat(CrmEvents.read(MarketingEvent.class, bytes).data()).isInstanceOf(MarketingEvent.Unknown.class);
    }

    @Test
    void everyFamilyTakesWhatItDoesNotKnow() {
        var data = JSON.createObjectNode();

        assertThat(EventCatalogue.families())
                .allSatisfy(family -> assertThat(CrmEvents.event(family, "org.rapport.x.y.z.v1", data))
                        .isInstanceOf(UnknownEvent.class));
    }

    @Test
    void propertiesAndAttributesThatAreNotKnownYetAreIgnored() {
        byte[] bytes = changed(event -> {
            event.put("partitionhint", "new");
            ((ObjectNode) event.at("/data")).put("reason", "new");
            ((ObjectNode) event.at("/data/record")).put("shoeSize", 43);
        });

        assertThat(CrmEvents.read(SalesEvent.class, bytes).data()).isEqualTo(aLeadConverted());
    }

    @Test
    void anEventIsReadAndWrittenWithoutTheAttributesThatItNeedNotHave() throws IOException {
        var optional = List.of("onbehalfof", "reason", "requestid", "traceparent");
        byte[] bytes = changed(event -> event.remove(optional));

        var received = CrmEvents.read(SalesEvent.class, bytes);

        assertThat(received.onBehalfOf()).isNull();
        assertThat(received.reason()).isNull();
        assertThat(received.requestId()).isNull();
        assertThat(received.traceParent()).isNull();
        assertThat(JSON.readTree(CrmEvents.write(received)).properties())
                .extracting(Map.Entry::getKey)
                .doesNotContainAnyElementsOf(optional);
    }

    @Test
    void propertiesThatAnOlderEventDoesNotHaveAreEmpty() {
        byte[] bytes = changed(
                event -> ((ObjectNode) event.at("/data/record")).remove(List.of("statusLog", "consents", "score")));

        var lead = (LeadRecord) CrmEvents.read(SalesEvent.class, bytes).data().record();

        assertThat(lead.statusLog()).isEmpty();
        assertThat(lead.consents()).isEmpty();
        assertThat(lead.score()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "\"text\"", "\u0000", "{\"specversion\":\"1.0\"}"})
    void whatIsNoEventIsMalformed(String text) {
        assertThatThrownBy(() -> CrmEvents.read(SalesEvent.class, text.getBytes(UTF_8)))
                .isInstanceOf(MalformedEvent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "specversion",
                "id",
                "source",
                "type",
                "subject",
                "time",
                "tenantid",
                "actorid",
                "actortype",
                "transactionid",
                "transactionindex",
                "transactioncount",
                "sequence",
                "data"
            })
    void anAttributeThatIsMissingIsNamed(String attribute) {
        byte[] bytes = changed(event -> event.remove(attribute));

        assertThatThrownBy(() -> CrmEvents.read(SalesEvent.class, bytes))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageStartingWith(attribute);
    }

    @ParameterizedTest
    @CsvSource({
        "specversion, 0.3",
        "id, 17",
        "subject, lead",
        "subject, lead/17",
        "time, yesterday",
        "tenantid, acme",
        "sequence, -1",
        "sequence, many",
        "transactionindex, 3000000000"
    })
    void anAttributeThatMakesNoSenseIsNamed(String attribute, String value) {
        byte[] bytes = changed(event -> event.put(attribute, value));

        assertThatThrownBy(() -> CrmEvents.read(SalesEvent.class, bytes))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageStartingWith(attribute);
    }

    @Test
    void dataThatDoesNotFitItsTypeIsMalformedAndItsPlaceNamedWithoutTheValue() {
        byte[] bytes = changed(event -> ((ObjectNode) event.at("/data/record")).put("status", "secretly-new"));

        assertThatThrownBy(() -> CrmEvents.read(SalesEvent.class, bytes))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("org.rapport.sales.lead.converted.v1")
                .hasMessageContaining("/record/status")
                .hasMessageNotContaining("secretly-new");
    }

    @Test
    void anEventWithoutItsRecordIsMalformed() {
        byte[] bytes = changed(event -> ((ObjectNode) event.at("/data")).putNull("record"));

        assertThatThrownBy(() -> CrmEvents.read(SalesEvent.class, bytes))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("without its record");
    }

    @Test
    void anEnvelopeMustSayWhatIsInIt() {
        var envelope = anEnvelope(ACME, LEAD, 1, aLeadConverted());
        LeadRecord lead = aLeadConverted().record();

        assertThatThrownBy(() -> CrmEvents.write(envelope.withData(new LeadEvent.Created(lead, Changes.none()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("org.rapport.sales.lead.created.v1");
    }

    @Test
    void plainJsonIsWrittenAsItIs() throws IOException {
        JsonNode data = JSON.readTree("{\"record\":{\"b\":1,\"a\":1.50},\"changes\":[]}");

        byte[] bytes =
                CrmEvents.write(anEnvelope(ACME, LEAD, 1, aLeadConverted()).withData(data));

        assertThat(JSON.readTree(bytes).get("data").toString()).isEqualTo(data.toString());
        assertThat(CrmEvents.read(bytes).data()).isEqualTo(data);
    }

    private static LeadEvent.Converted aLeadConverted() {
        return new AnyRecord(42).of(LeadEvent.Converted.class);
    }

    private static byte[] changed(Consumer<ObjectNode> change) {
        try {
            var event = (ObjectNode) JSON.readTree(CrmEvents.write(anEnvelope(ACME, LEAD, 1, aLeadConverted())));
            change.accept(event);
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
