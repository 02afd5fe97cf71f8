package org.rapport.admin.member;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.testing.ListingRules;

@QuarkusTest
class MemberListingTest extends ListingRules {

    @Override
    protected Stream<Listing<?>> listings() {
        return Stream.of(Member.TYPE.listing());
    }
}
