package org.rapport.sales;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.rapport.kit.testing.ListingRules;

@QuarkusTest
class ListingTest extends ListingRules {

    @Override
    protected Map<String, List<String>> parts() {
        return Map.of("timeline-entry", List.of("accountId", "contactId"));
    }
}
