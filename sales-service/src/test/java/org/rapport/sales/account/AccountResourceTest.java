package org.rapport.sales.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.PROSPECTOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.path;
import static org.rapport.sales.SalesApi.post;
import static org.rapport.sales.SalesApi.put;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin;

@QuarkusTest
class AccountResourceTest {

    private static final String ACCOUNTS = "/sales/accounts";

    @Test
    void keepsWhatWasSaidAndTheDomainOfTheWebsite() {
        String path = path(ACCOUNTS, """
                {"name": " Hooli ", "website": "https://WWW.Hooli.example/about?x=1", "employees": 12,
                 "billingAddress": {"city": "Palo Alto", "country": "US"}}
                """);

        get(path)
                .statusCode(200)
                .header("ETag", "\"1.0\"")
                .body("name", equalTo("Hooli"))
                .body("type", equalTo("prospect"))
                .body("domain", equalTo("hooli.example"))
                .body("billingAddress.city", equalTo("Palo Alto"))
                .body("customerSince", nullValue());
        get(ACCOUNTS + "?filter=domain==hooli.example").body("items.name", contains("Hooli"));
        get(GLOBEX, path).statusCode(404);
    }

    @Test
    void isACustomerOnceItHasBoughtWhereNothingElseIsSaid() {
        String account = id(ACCOUNTS, "{\"name\": \"Buyer\"}");
        String path = ACCOUNTS + "/" + account;
        act(path("/sales/opportunities", "{\"name\": \"Deal\", \"accountId\": \"%s\"}".formatted(account)) + "/win", "")
                .statusCode(200);

        put(path, "{\"name\": \"Buyer Ltd\"}").statusCode(200).body("type", equalTo("customer"));
        patch(path, "{\"type\": \"partner\"}").statusCode(200).body("type", equalTo("partner"));
        patch(path, "{\"type\": null}").statusCode(200).body("type", equalTo("customer"));
    }

    @Test
    void isNotDeletedWhileOthersNameIt() {
        String account = id(ACCOUNTS, "{\"name\": \"Needed\"}");
        String path = ACCOUNTS + "/" + account;
        String named = "\"accountId\": \"%s\"".formatted(account);
        String contact = id("/sales/contacts", "{\"lastName\": \"C\", %s}".formatted(named));
        String deal = id("/sales/opportunities", """
                {"name": "D", "contactId": "%s", %s}
                """.formatted(contact, named));
        String part = id(ACCOUNTS, "{\"name\": \"Part\", \"parentId\": \"%s\"}".formatted(account));

        delete(path)
                .statusCode(409)
                .body("type", equalTo("urn:problem:account-in-use"))
                .body("count", equalTo(3))
                .body("records.id", containsInAnyOrder(contact, deal, part))
                .body("records.type", containsInAnyOrder("contact", "opportunity", "account"));
        delete("/sales/contacts/" + contact)
                .statusCode(409)
                .body("type", equalTo("urn:problem:contact-in-use"))
                .body("records.id", contains(deal));
        get(path).body("version", equalTo(1));
        act("/sales/opportunities/" + deal + "/lose", "{\"reason\": \"price\"}").statusCode(200);
        delete(path).statusCode(409).body("count", equalTo(3));

        delete("/sales/opportunities/" + deal).statusCode(204);
        delete("/sales/contacts/" + contact).statusCode(204);
        delete(ACCOUNTS + "/" + part).statusCode(204);
        delete(path).statusCode(204);
        act("/sales/contacts/" + contact + "/restore", "")
                .statusCode(409)
                .body("type", equalTo("urn:problem:account-deleted"))
                .body("records.id", contains(account));
        act("/sales/opportunities/" + deal + "/restore", "").statusCode(409);
        act(path + "/restore", "").statusCode(200);
        act("/sales/contacts/" + contact + "/restore", "").statusCode(200);
        act("/sales/opportunities/" + deal + "/restore", "").statusCode(200);
    }

    /** Who may not read those that name it is told how many there are. */
    @Test
    void tellsOfThoseThatNameItWhatOneMayRead() {
        String account = id(ACCOUNTS, "{\"name\": \"Needed\"}");
        String path = ACCOUNTS + "/" + account;
        id("/sales/contacts", "{\"lastName\": \"C\", \"accountId\": \"%s\"}".formatted(account));

        TestLogin.as(ACME, PROSPECTOR)
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(409)
                .body("count", equalTo(1))
                .body("records", empty());
    }

    @Test
    void replacesPatchesDeletesAndRestores() {
        String path = path(ACCOUNTS, "{\"name\": \"Pied Piper\", \"industry\": \"software\"}");

        patch(path, "{\"taxId\": \"DE123\"}").statusCode(200).body("industry", equalTo("software"));
        put(path, "{\"name\": \"Pied Piper Inc.\"}")
                .statusCode(200)
                .body("industry", nullValue())
                .body("version", equalTo(3));
        delete(path).statusCode(204);
        get(path).statusCode(404);
        get(path + "/history").statusCode(404);
        get(path + "?deleted=true").statusCode(200).body("version", equalTo(4));
        TestLogin.as(ACME, READER).get(path + "?deleted=true").then().statusCode(404);
        TestLogin.as(ACME, READER).get(ACCOUNTS + "?deleted=true").then().statusCode(403);
        act(path + "/restore", "").statusCode(200).body("deletedAt", nullValue());
        get(path + "/history").body("items.version", contains(5, 4, 3, 2, 1));
    }

    @Test
    void tellsWhatItWasAtAPastInstant() {
        String path = path(ACCOUNTS, "{\"name\": \"Before\"}");
        String then = get(path).extract().path("updatedAt");
        patch(path, "{\"name\": \"After\"}").statusCode(200);

        get(path + "?asOf=" + then)
                .statusCode(200)
                .body("name", equalTo("Before"))
                .body("version", equalTo(1));
        get(path + "?asOf=2020-01-01T00:00:00Z").statusCode(404);
        get(path + "?asOf=yesterday").statusCode(400).body("errors[0].pointer", equalTo("#asOf"));
    }

    @Test
    void refusesAHierarchyThatBitesItsTail() {
        String grandparent = id(ACCOUNTS, "{\"name\": \"Holding\"}");
        String parent = id(ACCOUNTS, "{\"name\": \"Group\", \"parentId\": \"%s\"}".formatted(grandparent));
        String child = id(ACCOUNTS, "{\"name\": \"Branch\", \"parentId\": \"%s\"}".formatted(parent));

        patch(ACCOUNTS + "/" + grandparent, "{\"parentId\": \"%s\"}".formatted(child))
                .statusCode(422)
                .body("type", equalTo("urn:problem:account-hierarchy-cycle"))
                .body("errors[0].pointer", equalTo("/parentId"));
        patch(ACCOUNTS + "/" + child, "{\"parentId\": \"%s\"}".formatted(child)).statusCode(422);
        post(ACCOUNTS, "{\"name\": \"Orphan\", \"parentId\": \"%s\"}".formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("type", equalTo("urn:problem:reference-unknown"))
                .body("errors[0].pointer", equalTo("/parentId"));
        get(ACCOUNTS + "?filter=parentId==" + parent).body("items.id", contains(child));
    }

    @Test
    void tellsWhatIsWrongWithEachPartOfAnAddress() {
        String account = """
                {"name": "Nowhere", "website": "%s", "billingAddress": {"street": "%s", "country": "%s"}}
                """;

        post(ACCOUNTS, account.formatted("javascript:alert(1)", "x".repeat(600_000), "Germany"))
                .statusCode(400)
                .body("errors.pointer", contains("/billingAddress/country", "/billingAddress/street", "/website"));
        String path = ACCOUNTS + "/" + id(ACCOUNTS, account.formatted("nowhere.example", "Way 1", "DE"));
        patch(path, "{\"billingAddress\": {\"country\": \"XX\"}}")
                .statusCode(400)
                .body("errors.pointer", contains("/billingAddress/country"));
    }

    @Test
    void makesNobodyACustomerByDecree() {
        post(ACCOUNTS, "{\"name\": \"Eager\", \"type\": \"customer\"}")
                .statusCode(422)
                .body("allowed", hasItem("partner"));
        post(ACCOUNTS, "{\"name\": \"Rival\", \"type\": \"competitor\"}").statusCode(201);
    }

    @Test
    void sortsByNameWhateverTheCase() {
        String industry = "{\"name\": \"%s\", \"website\": \"sorting.example\"}";
        post(ACCOUNTS, industry.formatted("beta")).statusCode(201);
        post(ACCOUNTS, industry.formatted("Alpha")).statusCode(201);
        post(ACCOUNTS, industry.formatted("Gamma")).statusCode(201);

        String next = get(ACCOUNTS + "?sort=name&limit=2&filter=domain==sorting.example")
                .body("items.name", contains("Alpha", "beta"))
                .extract()
                .path("next");
        get(ACCOUNTS + "?sort=name&limit=2&filter=domain==sorting.example&cursor=" + next)
                .body("items.name", contains("Gamma"));
    }
}
