package org.rapport.sales.contact;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.path;
import static org.rapport.sales.SalesApi.post;
import static org.rapport.sales.SalesApi.put;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContactResourceTest {

    private static final String CONTACTS = "/sales/contacts";

    @Test
    void isFoundByAnyOfItsAddresses() {
        String some = UUID.randomUUID().toString();
        String path = path(CONTACTS, """
                {"lastName": "Found", "emails": [{"address": "p-%1$s@example.com", "primary": true},
                                                 {"address": "S-%1$s@Example.com"}]}
                """.formatted(some));
        String none = path(CONTACTS, "{\"lastName\": \"%s\"}".formatted(some));
        String found = path.substring(CONTACTS.length() + 1);
        String query = CONTACTS + "?count=true&filter=email";

        for (String filter :
                List.of("==p-%s@example.com", "==s-%s@EXAMPLE.com", "=in=(x@example.com,s-%s@example.com)")) {
            get(query + filter.formatted(some)).body("count", equalTo(1)).body("items.id", contains(found));
        }
        String both = ";ownerId==%s;createdAt=ge=%s".formatted(ADMINISTRATOR.subject(ACME), createdAt(path));
        get(query + "!=s-%s@example.com".formatted(some) + both)
                .body("items.id", hasItem(none.substring(CONTACTS.length() + 1)))
                .body("items.id", not(hasItem(found)));
        get(query + "=null=true" + both)
                .body("items.id", hasItem(none.substring(CONTACTS.length() + 1)))
                .body("items.id", not(hasItem(found)));
        get(query + "=null=false" + both).body("items.id", hasItem(found));
    }

    private static String createdAt(String path) {
        return get(path).extract().path("createdAt");
    }

    @Test
    void keepsEveryAddressAndOnePrimaryOfEachKind() {
        String account = id("/sales/accounts", "{\"name\": \"Bletchley\"}");
        String path = path(CONTACTS, """
                {"firstName": "Joan", "lastName": "Clarke", "accountId": "%s", "source": "fair",
                 "emails": [{"address": "joan@home.example", "type": "private"},
                            {"address": "Joan@Bletchley.example", "primary": true}],
                 "phones": [{"number": "+441908640404"}],
                 "touch": {"source": "newsletter"},
                 "consents": [{"channel": "email", "topic": "*", "state": "granted"}]}
                """.formatted(account));

        get(path)
                .statusCode(200)
                .body("emails.primary", contains(false, true))
                .body("emails.type", contains("private", "work"))
                .body("phones.primary", contains(true))
                .body("firstTouch.source", equalTo("newsletter"))
                .body("firstTouch.at", notNullValue())
                .body("consents[0].state", equalTo("granted"))
                .body("doNotCall", equalTo(false));
        get(CONTACTS + "?filter=email==JOAN@bletchley.example").body("items.lastName", contains("Clarke"));
        get(CONTACTS + "?filter=accountId==" + account).body("items.lastName", contains("Clarke"));
    }

    @Test
    void replacesPatchesDeletesAndRestores() {
        String path =
                path(CONTACTS, "{\"lastName\": \"Turing\", \"emails\": [{\"address\": \"alan@turing.example\"}]}");

        patch(path, "{\"emails\": [{\"address\": \"a@turing.example\"}, {\"address\": \"alan@turing.example\"}]}")
                .statusCode(200)
                .body("emails.address", contains("a@turing.example", "alan@turing.example"));
        put(path, "{\"lastName\": \"Turing\", \"doNotCall\": true}")
                .statusCode(200)
                .body("emails.size()", equalTo(0))
                .body("doNotCall", equalTo(true));
        delete(path).statusCode(204);
        get(path).statusCode(404);
        act(path + "/restore", "").statusCode(200).body("deletedAt", nullValue());
        get(path + "/history").body("items.version", contains(5, 4, 3, 2, 1));
    }

    @Test
    void refusesTwoPrimariesAndTheSameAddressTwice() {
        post(CONTACTS, """
                {"lastName": "X", "emails": [{"address": "a@x.example", "primary": true},
                                             {"address": "b@x.example", "primary": true}]}
                """).statusCode(422).body("errors[0].pointer", equalTo("/emails/1/primary"));
        post(CONTACTS, """
                {"lastName": "X", "emails": [{"address": "a@x.example"}, {"address": "A@x.example"}]}
                """).statusCode(422).body("errors[0].pointer", equalTo("/emails/1"));
        post(CONTACTS, "{\"emails\": [{\"address\": \"nobody\"}]}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/emails/0/address"));
        post(CONTACTS, "{\"phones\": [{\"number\": \"0800 1\"}]}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/phones/0/number"));
        post(CONTACTS, "{\"jobTitle\": \"Nobody\"}")
                .statusCode(422)
                .body("type", equalTo("urn:problem:contact-without-name"));
    }

    @Test
    void namesTheReferenceThatIsUnknown() {
        post(CONTACTS, "{\"lastName\": \"X\", \"accountId\": \"%s\"}".formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/accountId"));
        post(CONTACTS, "{\"lastName\": \"X\", \"ownerId\": \"nobody\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/ownerId"));
    }
}
