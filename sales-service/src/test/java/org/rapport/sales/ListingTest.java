package org.rapport.sales;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.testing.ListingRules;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.opportunity.Opportunity;

@QuarkusTest
class ListingTest extends ListingRules {

    @Override
    protected Stream<Listing<?>> listings() {
        return Stream.of(
                Account.TYPE.listing(), Contact.TYPE.listing(), Lead.TYPE.listing(), Opportunity.TYPE.listing());
    }
}
