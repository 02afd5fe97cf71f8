package org.rapport.marketing;

import io.quarkus.test.junit.QuarkusTest;
import org.rapport.kit.testing.record.KnownTagRules;

@QuarkusTest
class KnownTagTest extends KnownTagRules {}
