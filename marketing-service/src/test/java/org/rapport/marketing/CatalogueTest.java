package org.rapport.marketing;

import io.quarkus.test.junit.QuarkusTest;
import org.rapport.kit.testing.CatalogueRules;

@QuarkusTest
class CatalogueTest extends CatalogueRules {}
