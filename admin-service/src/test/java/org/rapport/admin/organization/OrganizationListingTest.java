package org.rapport.admin.organization;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.testing.ListingRules;

@QuarkusTest
class OrganizationListingTest extends ListingRules {

    @Override
    protected Stream<Listing<?>> listings() {
        return Stream.of(Organization.TYPE.listing());
    }
}
