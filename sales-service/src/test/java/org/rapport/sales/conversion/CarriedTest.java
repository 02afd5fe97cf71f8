package org.rapport.sales.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.rapport.events.CrmEvents;
import org.rapport.events.CrmRecord;
import org.rapport.events.sales.LeadRecord;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.kit.testing.TestLogin;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.EditAccount;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.contact.ContactOrigin;
import org.rapport.sales.contact.EditContactBuilder;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.lead.LeadCompanies;
import org.rapport.sales.opportunity.EditOpportunity;
import org.rapport.sales.opportunity.Opportunity;
import org.rapport.sales.opportunity.Stage;

/** What is said to be carried is carried, and nothing else: each property of a lead is taken away and looked for. */
@QuarkusTest
class CarriedTest {

    private static final ObjectMapper JSON = CrmEvents.mapper();
    private static final UUID ID = UUID.fromString("0198c000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** Says all that can be hidden. */
    private static final String WHOLE = """
            {'id': '$', 'version': 1, 'status': 'qualified', 'disqualification': {'code': 'spam', 'note': 'Note'},
             'firstName': 'First', 'lastName': 'Last', 'company': 'Company', 'jobTitle': 'Title',
             'email': 'a@b.example', 'phone': '+4930123456', 'website': 'https://c.example',
             'address': {'city': 'Paris', 'country': 'FR'}, 'description': 'Description', 'source': 'fair',
             'score': 7, 'ownerId': 'owner', 'contactId': '$', 'estimatedValue': {'amount': '7.00', 'currency': 'EUR'},
             'firstTouch': {'campaign': 'spring', 'at': '2026-01-01T00:00:00Z'},
             'lastTouch': {'campaign': 'summer', 'at': '2026-06-01T00:00:00Z'},
             'consents': [{'channel': 'email', 'topic': '*', 'state': 'granted', 'at': '2026-01-01T00:00:00Z'}],
             'responseDueAt': '2026-01-01T00:00:00Z', 'firstRespondedAt': '2026-01-01T00:00:00Z', 'captureId': '$'}
            """;

    /** Instead of these others are carried where they are absent. */
    private static final List<String> PREFERRED =
            List.of("company", "firstName", "lastName", "email", "phone", "website");

    @Inject
    LeadCompanies companies;

    @Test
    void isWhatIsCarriedToAnAccount() {
        assertThat(carried(_ -> true, lead -> account(company(lead)))).isEqualTo(Carried.TO_ACCOUNT.sources());
        var known = EditAccount.named("Known");
        assertThat(carried(_ -> true, lead -> account(Mapping.filled(known, company(lead)))))
                .isEqualTo(Carried.INTO_ACCOUNT.sources());
    }

    private EditAccount company(LeadRecord lead) {
        return companies.of(lead, seen(lead), owner(lead));
    }

    /** What nothing beside themselves is made of, unless they are seen: whoever sees them finds out nothing by that. */
    private static LeadRecord seen(LeadRecord lead) {
        ObjectNode seen = JSON.valueToTree(lead);
        seen.put("email", "seen@seen.example").put("phone", "+4930000000");
        return JSON.convertValue(seen, LeadRecord.class);
    }

    private static CrmRecord account(EditAccount details) {
        return new Account(details, details.ownerId(), ID).toRecord();
    }

    @Test
    void isWhatIsCarriedToAContact() {
        assertThat(carried(
                        Mapping::hasPerson,
                        lead -> new Contact(Mapping.contact(lead, ID, owner(lead)), Mapping.origin(lead)).toRecord()))
                .isEqualTo(Carried.TO_CONTACT.sources());
        var known = new EditContactBuilder().build();
        var unknown = new ContactOrigin(null, null, null, List.of(), null);
        assertThat(carried(Mapping::hasPerson, lead -> new Contact(
                                Mapping.filled(known, Mapping.contact(lead, ID, owner(lead))),
                                unknown.with(Mapping.origin(lead), false))
                        .toRecord()))
                .isEqualTo(Carried.TO_CONTACT.sources());
    }

    @Test
    void isWhatIsCarriedToAnOpportunity() {
        assertThat(carried(_ -> true, lead -> opportunity(lead, deal(lead))))
                .isEqualTo(Carried.TO_OPPORTUNITY.sources());
        var known = new EditOpportunity("Known", ID, null, null, null, null, null, null, null);
        assertThat(carried(_ -> true, lead -> opportunity(lead, Mapping.filled(known, deal(lead)))))
                .isEqualTo(Carried.INTO_OPPORTUNITY.sources());
    }

    private static EditOpportunity deal(LeadRecord lead) {
        return Mapping.opportunity(lead, seen(lead), null, ID, lead.contactId(), owner(lead));
    }

    private static CrmRecord opportunity(LeadRecord lead, EditOpportunity details) {
        return new Opportunity(details, Stage.PROSPECTING, lead.source(), ID, NOW).toRecord();
    }

    private static String owner(LeadRecord lead) {
        return Objects.requireNonNullElse(lead.ownerId(), "caller");
    }

    /**
     * The properties of a lead without which one of the record that is made of it would be another.
     *
     * @param possible of which leads one can be made
     */
    private static Map<String, Set<String>> carried(
            Predicate<LeadRecord> possible, Function<LeadRecord, CrmRecord> made) {
        var carried = new TreeMap<String, Set<String>>();
        CurrentCaller.runAs(TestLogin.caller(ACME, ADMINISTRATOR), () -> {
            for (int absent = 0; absent < 1 << PREFERRED.size(); absent++) {
                ObjectNode base = whole();
                for (int i = 0; i < PREFERRED.size(); i++) {
                    if ((absent & 1 << i) != 0) {
                        base.putNull(PREFERRED.get(i));
                    }
                }
                addCarried(base, possible, made, carried);
            }
        });
        return carried;
    }

    private static void addCarried(
            ObjectNode base,
            Predicate<LeadRecord> possible,
            Function<LeadRecord, CrmRecord> made,
            Map<String, Set<String>> carried) {
        for (String property : Lead.TYPE.maskable()) {
            LeadRecord lead = JSON.convertValue(base, LeadRecord.class);
            LeadRecord without = JSON.convertValue(base.deepCopy().putNull(property), LeadRecord.class);
            if (possible.test(lead) && possible.test(without)) {
                JsonNode one = JSON.valueToTree(made.apply(lead));
                JsonNode other = JSON.valueToTree(made.apply(without));
                one.fieldNames().forEachRemaining(name -> {
                    if (!name.equals("id") && !one.path(name).equals(other.path(name))) {
                        carried.computeIfAbsent(name, _ -> new TreeSet<>()).add(property);
                    }
                });
            }
        }
    }

    private static ObjectNode whole() {
        try {
            var whole = (ObjectNode) JSON.readTree(WHOLE.replace('\'', '"').replace("$", ID.toString()));
            assertThat(Lead.TYPE.maskable()).allMatch(whole::hasNonNull);
            return whole;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
