package org.rapport.support;

import io.quarkus.test.junit.QuarkusTest;
import org.rapport.kit.testing.example.ExampleRules;

@QuarkusTest
class ExamplesTest extends ExampleRules {}
