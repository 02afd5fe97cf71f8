package org.rapport.admin.audittrail;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.testing.ListingRules;

@QuarkusTest
class AuditListingTest extends ListingRules {

    @Override
    protected Stream<Listing<?>> listings() {
        return Stream.of(AuditEntry.TYPE.listing());
    }
}
