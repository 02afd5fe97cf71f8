package org.rapport.admin.role;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.rapport.admin.fixture.Acme;
import org.rapport.kit.testing.record.ReadRules;

/** Of roles that come with the suite: nobody makes one. */
@QuarkusTest
class RoleReadRulesTest extends ReadRules {

    @Inject
    Roles roles;

    RoleReadRulesTest() {
        super(Role.TYPE, "/api/superadmin/roles");
    }

    @BeforeEach
    void begin() {
        Acme.begin(roles);
    }

    @Override
    public JsonNode shown() {
        return found("name==sales-rep");
    }

    @Override
    public JsonNode another() {
        return found("name==administrator");
    }
}
