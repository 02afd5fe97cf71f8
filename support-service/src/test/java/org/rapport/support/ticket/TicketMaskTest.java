package org.rapport.support.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestRoles;

/** What a role keeps back of tickets is kept back under whatever name it is said. */
@QuarkusTest
class TicketMaskTest {

    private static final String TICKET =
            "{\"subject\": \"Engine stuck\", \"customerName\": \"Ada\", \"customerEmail\": \"ada@mask.example\"}";

    private static RequestSpecification as(Member member) {
        return TestLogin.as(ACME, member).header("If-Match", "*");
    }

    private static void hide(String property) {
        TestRoles.vary(new Grant("ticket", List.of("*"), Reach.ALL, List.of(property), List.of()));
    }

    private static String ticket() {
        return as(ADMINISTRATOR).body(TICKET).post("/support/tickets").header("Location");
    }

    @Test
    void theCustomerIsNotSaidByName() {
        hide("customer");

        as(VARYING)
                .body(TICKET)
                .post("/support/tickets")
                .then()
                .statusCode(403)
                .body("errors.pointer", contains("/customerName", "/customerEmail"));
        as(VARYING)
                .body("{\"subject\": \"Engine stuck\"}")
                .post("/support/tickets")
                .then()
                .statusCode(201)
                .body("$", not(hasKey("customer")));
    }

    @Test
    void anEscalationIsNeitherSeenNorTriedOut() {
        String ticket = ticket();
        as(ADMINISTRATOR)
                .body("{\"reason\": \"The customer waits\", \"level\": 3}")
                .post(ticket + "/escalate")
                .then()
                .statusCode(200);
        hide("escalation");

        as(VARYING)
                .body("{\"reason\": \"Is it that high?\", \"level\": 3}")
                .post(ticket + "/escalate")
                .then()
                .statusCode(403)
                .body("errors.pointer", contains("/reason", "/level"));
        String history = as(VARYING).get(ticket + "/history").asString();
        assertThat(history).contains("ticket.escalated").doesNotContain("The customer waits", "escalation\"");
    }

    /** What is done to a ticket is done to all of it. */
    @Test
    void anAnswerShowsNoMoreThanTheTicket() {
        String ticket = ticket();
        hide("customer");

        as(VARYING)
                .body("{\"body\": \"Looking into it.\"}")
                .post(ticket + "/messages")
                .then()
                .statusCode(200)
                .body("messageCount", equalTo(1))
                .body("$", not(hasKey("customer")));
    }
}
