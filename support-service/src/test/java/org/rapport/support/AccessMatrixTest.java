package org.rapport.support;

import static org.awaitility.Awaitility.await;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.access.AccessMatrix;
import org.rapport.kit.testing.access.Body;
import org.rapport.kit.testing.access.Table;
import org.rapport.support.customer.SalesEvents;

@QuarkusTest
class AccessMatrixTest extends AccessMatrix {

    private static final String CUSTOMERS = "/support/customers";
    private static final Body ASKED = Body.of("{\"subject\": \"Tester\"}");

    @Override
    protected void describe(Table table) {
        table.decisions("/support/access", "ticket");
        table.batches("/support/batch", "/support/tickets");
        table.searches("/support/search");
        table.lasting("customer", CUSTOMERS, (tenant, _) -> customer(tenant))
                .lists()
                .reads("");
        table.owned("ticket", "/support/tickets", (tenant, owner) -> "{\"subject\": \"Tester\", \"assigneeId\": \"%s\"}"
                        .formatted(owner.subject(tenant)))
                .standard(ASKED, Body.of("{\"subject\": \"Tester\", \"priority\": \"high\"}"))
                .shares()
                .reads("/messages")
                .does("/messages", "answer", 200, Body.of("{\"body\": \"Tests\"}"))
                .does("/assign", "assign", 200, Body.of("{\"assigneeId\": null}"))
                .does("/status", "edit", 200, Body.of("{\"status\": \"open\"}"))
                .does("/escalate", "escalate", 200, Body.of("{\"reason\": \"It stands still\"}"));
        table.jobs("/support/jobs", "/support/tickets");
    }

    private static String customer(TestTenant tenant) {
        UUID contact = Uuids.next();
        SalesEvents.publish(SalesEvents.contact(tenant, contact, null, "Tester", 1));
        String id = contact.toString();
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(() -> TestLogin.as(tenant, ADMINISTRATOR)
                                .get(CUSTOMERS + "/" + id)
                                .statusCode()
                        == 200);
        return id;
    }
}
