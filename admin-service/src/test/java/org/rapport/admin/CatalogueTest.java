package org.rapport.admin;

import io.quarkus.test.junit.QuarkusTest;
import org.rapport.kit.testing.CatalogueRules;

@QuarkusTest
class CatalogueTest extends CatalogueRules {}
