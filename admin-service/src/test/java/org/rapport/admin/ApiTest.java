package org.rapport.admin;

import io.quarkus.test.junit.QuarkusTest;
import org.rapport.kit.testing.ApiRules;

@QuarkusTest
class ApiTest extends ApiRules {}
