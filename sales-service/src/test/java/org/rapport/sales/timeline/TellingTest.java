package org.rapport.sales.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.events.Changes;
import org.rapport.events.CrmEvents;
import org.rapport.events.EventCatalogue;
import org.rapport.events.sales.SalesEvent;
import org.rapport.events.support.SupportEvent;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.opportunity.Opportunity;

/** An entry tells of no other properties than it is said to, and of those that everybody sees. */
class TellingTest {

    private static final String ID = "0198c000-0000-7000-8000-000000000001";

    /** A record of each type that says all of which an entry may tell. */
    private static final Map<String, String> RECORDS = Map.of(
            "account",
            "{'name': 'Name', 'type': 'customer', 'website': 'https://a.example', 'description': 'Description'}",
            "contact",
            "{'firstName': 'First', 'lastName': 'Last', 'jobTitle': 'Title', 'description': 'Description'}",
            "lead",
            """
            {'status': 'converted', 'firstName': 'First', 'lastName': 'Last', 'company': 'Company',
             'email': 'a@b.example', 'description': 'Description', 'estimatedValue': {'amount': '7', 'currency': 'EUR'},
             'disqualification': {'code': 'spam', 'note': 'Note'},
             'conversion': {'accountId': '$', 'contactId': '$', 'convertedAt': '2026-01-01T00:00:00Z', 'convertedBy': 'x'}}
            """,
            "opportunity",
            """
            {'name': 'Name', 'accountId': '$', 'stage': 'proposal', 'stageType': 'open', 'probability': 5,
             'forecastCategory': 'pipeline', 'amount': {'amount': '7', 'currency': 'EUR'}, 'nextStep': 'Next',
             'lossReason': {'code': 'price', 'note': 'Note'}, 'description': 'Description'}
            """,
            "ticket",
            """
            {'number': 'T-1', 'subject': 'Subject', 'description': 'Description', 'status': 'open',
             'priority': 'normal', 'channel': 'api', 'customer': {'contactId': '$', 'name': 'Name'}, 'queue': 'Queue',
             'escalation': {'level': 1, 'reason': 'Reason', 'at': '2026-01-01T00:00:00Z', 'by': 'x'},
             'lastMessage': {'id': '$', 'internal': false, 'body': 'Body', 'at': '2026-01-01T00:00:00Z'}}
            """);

    private static final Map<String, Set<String>> MASKABLE = Map.of(
            "account", Account.TYPE.maskable(),
            "contact", Contact.TYPE.maskable(),
            "lead", Lead.TYPE.maskable(),
            "opportunity", Opportunity.TYPE.maskable(),
            "ticket", Set.of("description", "customer", "queue", "escalation", "channel"));

    static Stream<EventCatalogue.Entry> events() {
        return EventCatalogue.all().stream()
                .filter(entry -> RECORDS.containsKey(entry.aggregate()))
                .filter(entry -> List.of(SalesEvent.class, SupportEvent.class).contains(entry.family()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void tellsOfNothingElse(EventCatalogue.Entry event) throws ReflectiveOperationException {
        String type = event.aggregate();
        Telling telling = Telling.of(event.type());
        Optional<Happening> whole = happening(event, record(type));

        assertThat(told(event, whole, Happening::title)).isEqualTo(telling.title());
        assertThat(told(event, whole, it -> Objects.requireNonNullElse(it.text(), "")))
                .isEqualTo(telling.text());
    }

    /** The properties that roles can keep back without which {@code part} would be another. */
    private static Set<String> told(
            EventCatalogue.Entry event, Optional<Happening> whole, Function<Happening, String> part)
            throws ReflectiveOperationException {
        var told = new TreeSet<String>();
        if (whole.isPresent()) {
            for (String property : MASKABLE.get(event.aggregate())) {
                ObjectNode without = record(event.aggregate());
                without.putNull(property);
                Optional<Happening> other = happening(event, without);
                if (other.isPresent() && !part.apply(other.get()).equals(part.apply(whole.get()))) {
                    told.add(property);
                }
            }
        }
        return told;
    }

    private static ObjectNode record(String type) {
        try {
            var record = (ObjectNode) CrmEvents.mapper()
                    .readTree(RECORDS.get(type).replace('\'', '"').replace("$", ID));
            return record.put("id", ID).put("version", 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Happening> happening(EventCatalogue.Entry event, ObjectNode json)
            throws ReflectiveOperationException {
        var constructor = event.event().getDeclaredConstructors()[0];
        Object record = CrmEvents.mapper().convertValue(json, constructor.getParameterTypes()[0]);
        Object made = constructor.newInstance(record, Changes.none());
        return made instanceof SalesEvent sale ? Happening.of(sale) : Happening.of((SupportEvent) made);
    }
}
