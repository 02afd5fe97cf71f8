package org.rapport.marketing.capture;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.testing.ListingRules;

@QuarkusTest
class CaptureListingTest extends ListingRules {

    @Override
    protected Stream<Listing<?>> listings() {
        return Stream.of(Capture.TYPE.listing());
    }
}
