package org.rapport.admin;

import io.quarkus.test.junit.QuarkusTest;
import org.rapport.kit.testing.ListingRules;

@QuarkusTest
class ListingTest extends ListingRules {}
