package org.rapport.sales.contact;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.post;
import static org.rapport.sales.SalesApi.put;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestRoles;

/** What contacts have to do with accounts, and with each other. */
@QuarkusTest
class ContactRelationsTest {

    private static final String CONTACTS = "/sales/contacts";

    @Test
    void hasToDoWithManyAccountsInRoles() {
        String first = account("First");
        String second = account("Second");
        String contact = contact("\"accountId\": \"%s\"".formatted(first));

        put(of(contact, second), "{\"role\": \"director\", \"startedOn\": \"2024-02-29\"}")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("accountId", equalTo(first))
                .body("accounts.accountId", contains(first, second))
                .body("accounts.primary", contains(true, false))
                .body("accounts[1].role", equalTo("director"))
                .body("accounts[1].startedOn", equalTo("2024-02-29"));
        put(of(contact, second), "{\"role\": \"director\", \"primary\": true}")
                .statusCode(200)
                .body("accountId", equalTo(second))
                .body("accounts.accountId", contains(second, first))
                .body("accounts[0].startedOn", nullValue());
        get(CONTACTS + "/" + contact + "/history")
                .body("items[0].changes.field", containsInAnyOrder("/accountId", "/accounts"));
        delete(of(contact, second)).statusCode(200).body("accountId", nullValue());
        get(CONTACTS + "/" + contact).body("accounts.accountId", contains(first));
        delete(of(contact, second)).statusCode(404);
    }

    @Test
    void theFirstAccountIsThePrimaryOneUnlessItHasEnded() {
        String account = account("Only");

        put(of(contact("\"source\": \"web\""), account), "{}").body("accountId", equalTo(account));
        put(of(contact("\"source\": \"web\""), account), "{\"endedOn\": \"2020-01-31\"}")
                .body("accountId", nullValue())
                .body("accounts[0].endedOn", equalTo("2020-01-31"));
        put(of(contact("\"source\": \"web\""), account), "{\"primary\": false}").body("accountId", nullValue());
        String contact = contact("\"accountId\": \"%s\"".formatted(account));
        put(of(contact, account), "{\"role\": \"owner\"}").body("accountId", equalTo(account));
        put(of(contact, account), "{\"role\": \"owner\", \"endedOn\": \"2026-01-31\"}")
                .body("accountId", nullValue());
    }

    /** Who changes the employer has not forgotten what is known of the former one. */
    @Test
    void keepsWhatIsKnownOfTheFormerAccount() {
        String former = account("Former");
        String next = account("Next");
        String contact = contact("\"accountId\": \"%s\"".formatted(former));
        put(of(contact, former), "{\"role\": \"buyer\"}").statusCode(200);

        patch(CONTACTS + "/" + contact, "{\"accountId\": \"%s\"}".formatted(next))
                .statusCode(200)
                .body("accounts.accountId", contains(next, former))
                .body("accounts.role", contains(null, "buyer"));
        patch(CONTACTS + "/" + contact, "{\"accountId\": null}").body("accounts.accountId", contains(former));
    }

    @Test
    void isFoundByAnyOfItsAccountsWhichCannotBeDeleted() {
        String first = account("First");
        String second = account("Second");
        String contact = contact("\"accountId\": \"%s\"".formatted(first));
        put(of(contact, second), "{\"endedOn\": \"2020-01-31\"}").statusCode(200);

        for (String account : List.of(first, second)) {
            get(CONTACTS + "?count=true&filter=accounts==" + account)
                    .body("count", equalTo(1))
                    .body("items.id", contains(contact));
            delete("/sales/accounts/" + account)
                    .statusCode(409)
                    .body("type", equalTo("urn:problem:account-in-use"))
                    .body("count", equalTo(1))
                    .body("records.id", contains(contact));
        }
        get(CONTACTS + "?filter=accounts=in=(%s,%s)".formatted(first, second)).body("items.id", contains(contact));
        get(CONTACTS + "?filter=accountId==" + second).body("items", empty());
        delete(of(contact, second)).statusCode(200);
        get(CONTACTS + "?filter=accounts==" + second).body("items", empty());
        delete("/sales/accounts/" + second).statusCode(204);
        delete(CONTACTS + "/" + contact).statusCode(204);
        delete("/sales/accounts/" + first).statusCode(204);
    }

    @Test
    void refusesWhatCannotBe() {
        String account = account("Account");
        String contact = contact("\"source\": \"web\"");

        put(of(contact, UUID.randomUUID().toString()), "{}").statusCode(404);
        String foreign = TestLogin.as(GLOBEX, ADMINISTRATOR)
                .body("{\"name\": \"Foreign\"}")
                .post("/sales/accounts")
                .path("id");
        put(of(contact, foreign), "{}").statusCode(404);
        put(of(contact, account), "{\"startedOn\": \"2026-02-01\", \"endedOn\": \"2026-01-31\"}")
                .statusCode(422)
                .body("type", equalTo("urn:problem:period-reversed"))
                .body("errors[0].pointer", equalTo("/endedOn"));
        put(of(contact, account), "{\"primary\": true, \"endedOn\": \"2026-01-31\"}")
                .statusCode(422)
                .body("type", equalTo("urn:problem:primary-account-ended"));
        put(of(contact, account), "{\"startedOn\": \"2026-02-30\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/startedOn"));
        post(CONTACTS, "{\"lastName\": \"X\", \"accounts\": []}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/accounts"));
        TestLogin.as(ACME, ADMINISTRATOR)
                .body("{}")
                .put(of(contact, account))
                .then()
                .statusCode(428);
        TestLogin.as(ACME, READER)
                .header("If-Match", "*")
                .body("{}")
                .put(of(contact, account))
                .then()
                .statusCode(403);
    }

    @Test
    void changesNoAccountsForWhomTheyAreHidden() {
        String account = account("Account");
        String contact = contact("\"accountId\": \"%s\"".formatted(account));
        for (var hidden : List.of(List.of("accounts"), List.of("accountId", "accounts"))) {
            TestRoles.vary(
                    new Grant("contact", List.of("*"), null, hidden, List.of()), new Grant("account", List.of("*")));

            varying().get(CONTACTS + "/" + contact).then().body("$", not(hasItem("accounts")));
            varying().get(CONTACTS + "?filter=accounts==" + account).then().statusCode(400);
            varying()
                    .header("If-Match", "*")
                    .body("{}")
                    .put(of(contact, account))
                    .then()
                    .statusCode(403);
            varying()
                    .header("If-Match", "*")
                    .delete(of(contact, account))
                    .then()
                    .statusCode(403);
            varying().get(CONTACTS + "/" + contact + "/relationships").then().body("accounts", nullValue());
        }
    }

    @Test
    void reportsToNobodyBelowItself() {
        String chief = contact("\"jobTitle\": \"Chief\"");
        String manager = contact("\"reportsToId\": \"%s\"".formatted(chief));
        String worker = contact("\"reportsToId\": \"%s\"".formatted(manager));

        for (String below : List.of(chief, manager, worker)) {
            patch(CONTACTS + "/" + chief, "{\"reportsToId\": \"%s\"}".formatted(below))
                    .statusCode(422)
                    .body("type", equalTo("urn:problem:contact-hierarchy-cycle"))
                    .body("errors[0].pointer", equalTo("/reportsToId"));
        }
        delete(CONTACTS + "/" + manager).statusCode(409).body("type", equalTo("urn:problem:contact-in-use"));
        get(CONTACTS + "/" + worker + "/relationships")
                .statusCode(200)
                .body("managers.id", contains(manager, chief))
                .body("managers[1].jobTitle", equalTo("Chief"))
                .body("reports", empty())
                .body("more", equalTo(false));
        get(CONTACTS + "/" + chief + "/relationships").body("managers", empty()).body("reports.id", contains(manager));
        get(CONTACTS + "?filter=reportsToId==" + manager).body("items.id", contains(worker));
    }

    @Test
    void tellsOfThoseOnlyThatOneMayRead() {
        String account = account("Hidden Ltd");
        String chief = contact("\"jobTitle\": \"Chief\"");
        String owned = contact("\"ownerId\": \"%s\", \"accountId\": \"%s\", \"reportsToId\": \"%s\""
                .formatted(VARYING.subject(ACME), account, chief));
        String below = contact("\"reportsToId\": \"%s\"".formatted(owned));
        TestRoles.vary(new Grant("contact", List.of("*"), Reach.OWN, List.of(), List.of()));

        varying()
                .get(CONTACTS + "/" + owned + "/relationships")
                .then()
                .statusCode(200)
                .body("accounts.accountId", contains(account))
                .body("accounts.name", hasSize(1))
                .body("accounts[0].name", nullValue())
                .body("managers", empty())
                .body("reports", empty());
        varying().get(CONTACTS + "/" + below + "/relationships").then().statusCode(404);
        get(CONTACTS + "/" + owned + "/relationships")
                .body("accounts.name", contains("Hidden Ltd"))
                .body("managers.id", contains(chief))
                .body("reports.id", contains(below));
    }

    private static RequestSpecification varying() {
        return TestLogin.as(ACME, VARYING);
    }

    private static String account(String name) {
        return id("/sales/accounts", "{\"name\": \"%s\"}".formatted(name));
    }

    private static String contact(String more) {
        return id(CONTACTS, "{\"lastName\": \"Contact\", %s}".formatted(more));
    }

    private static String of(String contact, String account) {
        return CONTACTS + "/" + contact + "/accounts/" + account;
    }
}
