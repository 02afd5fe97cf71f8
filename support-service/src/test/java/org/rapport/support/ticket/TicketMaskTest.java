package org.rapport.support.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/** What is kept back of tickets, or tickets that are, is so under whatever name and however often it is asked. */
@QuarkusTest
class TicketMaskTest {

    private static final String TICKET =
            "{\"subject\": \"Engine stuck\", \"customerName\": \"Ada\", \"customerEmail\": \"ada@mask.example\"}";

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

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

    /** What was answered to a message is not repeated of a ticket that is out of reach by now. */
    @Test
    void anAnswerIsNotRepeatedOfATicketThatCannotBeReadAnyMore() {
        String ticket = ticket();
        String closed = ticket();
        as(ADMINISTRATOR).body("{\"status\": \"solved\"}").post(closed + "/status");
        as(ADMINISTRATOR)
                .body("{\"status\": \"closed\"}")
                .post(closed + "/status")
                .then()
                .statusCode(200);
        TestRoles.vary(new Grant("ticket", List.of("*")));
        String key = UUID.randomUUID().toString();
        write(ticket, key).then().statusCode(200);
        String follower = write(closed, key).then().statusCode(201).extract().path("id");
        write(ticket, key).then().statusCode(200).header("Idempotent-Replayed", "true");

        TestPolicies.publish(deny("ticket", "read", "resource.id == uuid('%s')".formatted(follower)));
        write(ticket, key).then().statusCode(200);
        write(closed, key).then().statusCode(404);
        TestPolicies.publish(deny("ticket", "read", "resource.id != uuid('%s')".formatted(follower)));
        write(ticket, key).then().statusCode(404);
        write(closed, key).then().statusCode(404);
    }

    private static Response write(String ticket, String key) {
        return as(VARYING)
                .header("Idempotency-Key", key)
                .body("{\"body\": \"It is back.\", \"fromCustomer\": true}")
                .post(ticket + "/messages");
    }
}
