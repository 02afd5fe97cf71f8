package org.rapport.sales;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.testing.ListingRules;
import org.rapport.sales.account.Accounts;
import org.rapport.sales.contact.Contacts;
import org.rapport.sales.lead.Leads;
import org.rapport.sales.opportunity.Opportunities;

@QuarkusTest
class ListingTest extends ListingRules {

    @Override
    protected Stream<Listing<?>> listings() {
        return Stream.of(Accounts.LISTING, Contacts.LISTING, Leads.LISTING, Opportunities.LISTING);
    }
}
