package org.rapport.marketing.audience;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.testing.ListingRules;

@QuarkusTest
class AudienceListingTest extends ListingRules {

    private static final UUID PERSON = UUID.fromString("0198c000-0000-7000-8000-000000000001");

    @Override
    protected Stream<Listing<?>> listings() {
        return Stream.of(Person.TYPE.listing(), ConsentEntry.TYPE.listing().where("personId", PERSON));
    }
}
