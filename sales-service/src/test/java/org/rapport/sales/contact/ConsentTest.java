package org.rapport.sales.contact;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.path;
import static org.rapport.sales.SalesApi.post;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leads and contacts are told of consents. */
@QuarkusTest
class ConsentTest {

    private static final String CONTACTS = "/sales/contacts";

    @ParameterizedTest
    @ValueSource(strings = {"/sales/leads", CONTACTS})
    void isGivenInTheSameWordsEverywhereAndNotInTheFuture(String type) {
        refused(type, "\"channel\": \"E-Mail\", \"topic\": \"news\"", "channel");
        refused(type, "\"channel\": \"email\", \"topic\": \"News\"", "topic");
        refused(type, "\"channel\": \"*\", \"topic\": \"*\"", "channel");
        refused(type, "\"channel\": \"email\"", "topic");
        refused(type, "\"channel\": \"email\", \"topic\": \"news\", \"state\": null", "state");
        Instant ahead = Instant.now().plus(1, ChronoUnit.DAYS);
        refused(type, "\"channel\": \"email\", \"topic\": \"*\", \"at\": \"%s\"".formatted(ahead), "at");
        post(type, "{\"lastName\": \"F\", \"touch\": {\"source\": \"x\", \"at\": \"%s\"}}".formatted(ahead))
                .statusCode(400)
                .body("errors.pointer", hasItem("/touch/at"));
    }

    private static void refused(String type, String consent, String pointer) {
        post(type, "{\"lastName\": \"F\", \"consents\": [{%s}]}".formatted(consent))
                .statusCode(400)
                .body("errors.pointer", hasItem("/consents/0/" + pointer));
    }

    @Test
    void isGivenForThePrimaryAddressOrForTheOneThatIsNamed() {
        String contact = path(CONTACTS, """
                {"lastName": "G",
                 "emails": [{"address": "old@g.example"}, {"address": "Main@g.example", "primary": true}],
                 "phones": [{"number": "+4930123456"}],
                 "consents": [{"channel": "email", "topic": "a", "state": "granted"},
                              {"channel": "email", "topic": "b", "state": "granted", "address": "OLD@g.example"},
                              {"channel": "sms", "topic": "c", "state": "granted", "address": "+49 (0)30 123456"},
                              {"channel": "post", "topic": "d", "state": "granted"}]}
                """);

        get(contact).body("consents.address", contains("Main@g.example", "old@g.example", "+4930123456", null));

        patch(contact, "{\"emails\": [{\"address\": \"new@g.example\"}]}").statusCode(200);
        get(contact).body("consents.address", contains("Main@g.example", "old@g.example", "+4930123456", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sales/leads", CONTACTS})
    void isNotGivenForAnAddressOfSomebodyElse(String type) {
        for (String channel : new String[] {"email", "phone", "post"}) {
            post(type, """
                    {"lastName": "G", "consents": [{"channel": "email", "topic": "a", "state": "denied"},
                      {"channel": "%s", "topic": "a", "state": "granted", "address": "other@g.example"}]}
                    """.formatted(channel)).statusCode(422).body("errors.pointer", contains("/consents/1/address"));
        }
    }

    @Test
    void ofALeadIsGivenForItsAddress() {
        String lead = path("/sales/leads", """
                {"lastName": "G", "email": "g@g.example", "phone": "+4930123456",
                 "consents": [{"channel": "email", "topic": "*", "state": "granted"},
                              {"channel": "phone", "topic": "*", "state": "granted"}]}
                """);

        get(lead).body("consents.address", contains("g@g.example", "+4930123456"));
    }
}
