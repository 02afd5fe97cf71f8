package org.rapport.sales.lead;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.LeadRecord;
import org.rapport.kit.text.Texts;
import org.rapport.sales.account.Domain;
import org.rapport.sales.account.EditAccount;

/** The account that a lead's company is; without one, the person's own. */
public final class LeadCompany {

    private LeadCompany() {}

    /** What the account of {@code lead} says, cared for by {@code owner}. */
    public static EditAccount of(LeadRecord lead, String owner) {
        boolean hasCompany = !Texts.isBlank(lead.company());
        String website = Texts.isBlank(lead.website()) && hasCompany ? Domain.ofEmail(lead.email()) : lead.website();
        return new EditAccount(
                hasCompany ? lead.company() : person(lead),
                AccountRecord.Type.PROSPECT,
                website,
                null,
                lead.phone(),
                lead.address(),
                null,
                null,
                null,
                null,
                owner);
    }

    private static String person(LeadRecord lead) {
        String name = Stream.of(lead.firstName(), lead.lastName())
                .filter(part -> !Texts.isBlank(part))
                .collect(Collectors.joining(" "));
        return Stream.of(name, lead.email(), lead.phone())
                .filter(text -> !Texts.isBlank(text))
                .map(text -> Texts.beginning(text, EditAccount.LONGEST_NAME, "…"))
                .findFirst()
                .orElse("?");
    }
}
