package org.rapport.admin.role;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.rapport.admin.fixture.Organizations;

@QuarkusTest
class RoleResourceTest {

    @Test
    void showsTheRolesThatComeWithTheSuite() {
        Organizations.working()
                .asAdministrator()
                .get("/api/superadmin/roles?sort=name")
                .then()
                .statusCode(200)
                .body(
                        "items.name",
                        contains(
                                "administrator",
                                "marketer",
                                "sales-manager",
                                "sales-rep",
                                "support-agent",
                                "support-lead",
                                "viewer"))
                .body("items.system", not(hasItem(false)))
                .body(
                        "items.find { it.name == 'sales-rep' }.grants.find { it.resourceType == 'lead' }.actions",
                        hasItem("convert"));
    }
}
