package org.rapport.sales.lead;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.setting.Settings;
import org.rapport.kit.setting.TenantSettings;
import org.rapport.kit.text.Texts;
import org.rapport.sales.account.Domain;
import org.rapport.sales.account.EditAccount;

/** The accounts that leads' companies are; without a company, the person's own. */
@ApplicationScoped
public class LeadCompanies {

    private final TenantSettings settings;

    LeadCompanies(TenantSettings settings) {
        this.settings = settings;
    }

    /**
     * What the account of {@code lead} is called.
     *
     * @param seen the lead as far as the caller sees it: without a name, that address or number is one
     */
    public static String name(LeadRecord lead, LeadRecord seen) {
        return Texts.isBlank(lead.company()) ? person(lead, seen) : lead.company();
    }

    /** What the account of {@code lead} says, which the caller sees whole, cared for by {@code owner}. */
    public EditAccount of(LeadRecord lead, String owner) {
        return of(lead, lead, owner);
    }

    /**
     * What the account of {@code lead} says, cared for by {@code owner}.
     *
     * @param seen the lead as far as the caller sees it: nothing else follows from an address that he does not see
     */
    public EditAccount of(LeadRecord lead, LeadRecord seen, String owner) {
        return new EditAccount(
                name(lead, seen),
                AccountRecord.Type.PROSPECT,
                website(lead, seen),
                null,
                lead.phone(),
                lead.address(),
                null,
                null,
                null,
                null,
                owner);
    }

    private @Nullable String website(LeadRecord lead, LeadRecord seen) {
        return Texts.isBlank(lead.website()) && !Texts.isBlank(lead.company())
                ? Domain.ofEmail(seen.email(), settings.of(Settings.FREE_MAIL_DOMAINS))
                : lead.website();
    }

    private static String person(LeadRecord lead, LeadRecord seen) {
        String name = Stream.of(lead.firstName(), lead.lastName())
                .filter(part -> !Texts.isBlank(part))
                .collect(Collectors.joining(" "));
        return Stream.of(name, seen.email(), seen.phone())
                .filter(text -> !Texts.isBlank(text))
                .map(text -> Texts.beginning(text, EditAccount.LONGEST_NAME, "…"))
                .findFirst()
                .orElse("?");
    }
}
