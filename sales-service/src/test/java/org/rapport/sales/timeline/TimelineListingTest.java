package org.rapport.sales.timeline;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.testing.ListingRules;

@QuarkusTest
class TimelineListingTest extends ListingRules {

    private static final UUID ID = UUID.fromString("0198c000-0000-7000-8000-000000000001");

    @Override
    protected Stream<Listing<?>> listings() {
        return Stream.of(
                TimelineEntry.TYPE.listing().where("accountId", ID),
                TimelineEntry.TYPE.listing().where("contactId", ID));
    }
}
