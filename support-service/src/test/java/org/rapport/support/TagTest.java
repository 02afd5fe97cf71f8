package org.rapport.support;

import io.quarkus.test.junit.QuarkusTest;
import org.rapport.kit.testing.record.TagRules;

@QuarkusTest
class TagTest extends TagRules {}
