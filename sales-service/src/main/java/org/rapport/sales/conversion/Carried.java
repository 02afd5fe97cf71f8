package org.rapport.sales.conversion;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.Texts;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.lead.LeadCompanies;
import org.rapport.sales.opportunity.Opportunity;

/**
 * What of a lead a conversion carries to another record, as {@link Mapping} and {@link LeadCompanies} do. What these make of
 * an address or a number beside carrying it, such as a name, they make only of one that the caller sees.
 *
 * @param type    of the other record
 * @param sources the properties of the lead, any of which may be carried, by those of the other record
 */
record Carried(RecordType<?, ?> type, Map<String, Set<String>> sources) {

    private static final Set<String> NAME = Set.of("company", "firstName", "lastName");
    private static final Set<String> WEBSITE = Set.of("website", "company");

    /** To an account that is made. */
    static final Carried TO_ACCOUNT = new Carried(
            Account.TYPE,
            Map.ofEntries(
                    Map.entry("name", NAME),
                    Map.entry("website", WEBSITE),
                    Map.entry("domain", WEBSITE),
                    Map.entry("phone", Set.of("phone")),
                    Map.entry("billingAddress", Set.of("address")),
                    Map.entry("ownerId", Set.of("ownerId"))));

    /** To an account that is filled. */
    static final Carried INTO_ACCOUNT = TO_ACCOUNT.without(Set.of("name"));

    /** To a contact, whether it is made or filled. */
    static final Carried TO_CONTACT = new Carried(
            Contact.TYPE,
            Map.ofEntries(
                    Map.entry("firstName", Set.of("firstName")),
                    Map.entry("lastName", Set.of("lastName")),
                    Map.entry("jobTitle", Set.of("jobTitle")),
                    Map.entry("emails", Set.of("email")),
                    Map.entry("phones", Set.of("phone")),
                    Map.entry("address", Set.of("address")),
                    Map.entry("description", Set.of("description")),
                    Map.entry("source", Set.of("source")),
                    Map.entry("firstTouch", Set.of("firstTouch")),
                    Map.entry("lastTouch", Set.of("lastTouch")),
                    Map.entry("consents", Set.of("consents")),
                    Map.entry("ownerId", Set.of("ownerId"))));

    /** To an opportunity that is made. */
    static final Carried TO_OPPORTUNITY = new Carried(
            Opportunity.TYPE,
            Map.of(
                    "name", NAME,
                    "contactId", Set.of("contactId"),
                    "amount", Set.of("estimatedValue"),
                    "description", Set.of("description"),
                    "source", Set.of("source"),
                    "ownerId", Set.of("ownerId")));

    /** To an opportunity that is filled. */
    static final Carried INTO_OPPORTUNITY = TO_OPPORTUNITY.without(Set.of("name"));

    /** To what the lead itself says of its conversion. */
    private static final Carried TO_CONVERSION = new Carried(Lead.TYPE, Map.of("conversion", Set.of("contactId")));

    /** All that {@code command} has carried, but for what it says itself. */
    static List<Carried> by(ConvertLead command, Targets targets) {
        var all = new ArrayList<Carried>();
        all.add(targets.accountId() == null ? TO_ACCOUNT : INTO_ACCOUNT);
        all.add(TO_CONTACT);
        if (targets.opportunityId() != null) {
            all.add(INTO_OPPORTUNITY.without(said(command)));
        } else if (targets.makesOpportunity()) {
            all.add(TO_OPPORTUNITY.without(said(command)));
        }
        if (command.contactId() == null) {
            all.add(TO_CONVERSION);
        }
        return List.copyOf(all);
    }

    /** What the command says of an opportunity. */
    private static Set<String> said(ConvertLead command) {
        var said = new HashSet<String>();
        var opportunity = command.opportunity();
        if (command.contactId() != null) {
            said.add("contactId");
        }
        if (opportunity != null && !Texts.isBlank(opportunity.name())) {
            said.add("name");
        }
        if (opportunity != null && opportunity.amount() != null) {
            said.add("amount");
        }
        return said;
    }

    private Carried without(Set<String> properties) {
        return new Carried(
                type,
                sources.entrySet().stream()
                        .filter(source -> !properties.contains(source.getKey()))
                        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Whether it shows something of what is {@code hidden} of the lead, to who sees all of the other but {@code unseen}. */
    boolean shows(Set<String> hidden, Set<String> unseen) {
        return sources.entrySet().stream()
                .anyMatch(source ->
                        !unseen.contains(source.getKey()) && !Collections.disjoint(source.getValue(), hidden));
    }
}
