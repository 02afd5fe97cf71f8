package org.rapport.marketing.audience;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapport.events.Consent;
import org.rapport.events.ConsentRule;
import org.rapport.events.CrmRecord;
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.ContactRecord.Email;
import org.rapport.events.sales.LeadRecord;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.record.Rows;
import org.rapport.kit.text.ComparisonKey;
import org.rapport.marketing.audience.Mention.Kind;

/**
 * Keeps the audience: hears of captures, leads and contacts, in any order and as often as may be, and works out the
 * persons behind their addresses anew from the last that each of them said.
 */
@ApplicationScoped
public class Audience {

    /**
     * How many of the mentions of an address are weighed, the most credible. Most persons are spoken of by a few forms, a
     * lead and a contact; an address of which more is said is shared by many or made up, and the next that is said of it
     * must not read all the rest.
     */
    static final int MOST_MENTIONS = 100;

    private final Rows rows;
    private final ConsentLedger ledger;
    private final Locks locks;

    Audience(Rows rows, ConsentLedger ledger, Locks locks) {
        this.rows = rows;
        this.ledger = ledger;
        this.locks = locks;
    }

    /** Someone became known. */
    public void hear(CaptureRecord capture) {
        hear(
                capture,
                Kind.CAPTURE,
                Stream.ofNullable(capture.email()),
                Said.by(capture),
                capture.consents(),
                _ -> List.of());
    }

    void hear(LeadRecord lead) {
        hear(lead, Kind.LEAD, Stream.ofNullable(lead.email()), Said.by(lead), lead.consents(), _ -> List.of());
    }

    void hear(ContactRecord contact) {
        hear(
                contact,
                Kind.CONTACT,
                contact.emails().stream().map(Email::address),
                Said.by(contact),
                contact.consents(),
                address -> Mark.refusals(contact, address));
    }

    private void hear(
            CrmRecord record,
            Kind kind,
            Stream<String> emails,
            Said said,
            List<Consent> told,
            Function<String, List<Consent>> refusals) {
        Map<String, String> spelled =
                emails.collect(Collectors.toMap(ComparisonKey::ofEmail, Function.identity(), (first, _) -> first));
        locks.exclusive("mention " + record.id());
        Mention mention = rows.find(Mention.class, record.id()).orElseGet(() -> new Mention(record.id(), kind));
        List<Consent> consents = ConsentRule.dated(told, record.createdAt(), record.updatedAt());
        boolean isNews = mention.isNews(record.version());
        var concerned = new TreeSet<>(said.addresses());
        if (isNews) {
            concerned.addAll(mention.addresses());
        }
        concerned.forEach(address -> locks.exclusive("person " + address));
        if (isNews) {
            mention.hear(record.deletedAt() == null, said);
            rows.add(mention);
        }
        for (String address : concerned) {
            Person person = person(address)
                    .orElseGet(() -> new Person(spelled.getOrDefault(address, address), record.createdAt()));
            if (isNews) {
                List<Said> mentions = mentionsOf(address);
                person.become(mentions, mentions.size() < MOST_MENTIONS);
                if (mention.speaksOf(address)) {
                    person.meet(said);
                    person.mark(record.id(), refusals.apply(address));
                }
            }
            if (said.addresses().contains(address)) {
                List<Consent> entered = person.consent(consents);
                rows.add(person);
                entered.forEach(consent -> ledger.enter(person, consent, mention));
            }
        }
    }

    private Optional<Person> person(String address) {
        return rows
                .select(Person.class, "select it from Person it where it.emailKey = :key", Map.of("key", address), 1)
                .stream()
                .findFirst();
    }

    /** What is said of the person behind {@code address} by records that still exist, the most credible first. */
    private List<Said> mentionsOf(String address) {
        return rows.select(Mention.class, """
                        select it from Mention it join it.addresses address where address = :address and it.alive
                        order by case it.kind when CONTACT then 2 when LEAD then 1 else 0 end desc,
                            it.changedAt desc, it.id desc
                        """, Map.of("address", address), MOST_MENTIONS).stream()
                .map(Mention::said)
                .toList();
    }
}
