package org.rapport.sales.contact;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.post;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestRoles;

@QuarkusTest
class ContactCardTest {

    private static final String CONTACTS = "/sales/contacts";

    @Test
    void saysHowAPersonCanBeReached() {
        String contact = id(CONTACTS, """
                {"salutation": "Dr.", "firstName": "Grace", "middleName": "Brewster", "lastName": "Hopper, geb. Murray",
                 "suffix": "PhD", "jobTitle": "Rear Admiral", "department": "Computing; Research", "language": "en-US",
                 "zone": "America/New_York", "company": "Navy %s",
                 "emails": [{"address": "old@navy.example", "invalid": true}, {"address": "out@navy.example", "optedOut": true},
                            {"address": "grace@navy.example", "type": "private", "primary": true}],
                 "phones": [{"number": "+12025550123", "type": "mobile"}],
                 "address": {"street": "1 Yard St\\nBldg 2", "city": "Washington", "region": "DC", "country": "US"},
                 "description": "First line\\nSecond line"}
                """.formatted(UUID.randomUUID()));

        card(ADMINISTRATOR, contact)
                .statusCode(200)
                .header("Content-Type", startsWith("text/vcard"))
                .header("Content-Disposition", containsString("Hopper%2C%20geb.%20Murray%20PhD.vcf"))
                .body(allOf(
                        startsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n"),
                        containsString("UID:urn:uuid:" + contact),
                        containsString("FN:Dr. Grace Brewster Hopper\\, geb. Murray PhD\r\n"),
                        containsString("N:Hopper\\, geb. Murray;Grace;Brewster;Dr.;PhD\r\n"),
                        containsString("ORG:Navy "),
                        containsString(";Computing\\; Research\r\n"),
                        containsString("TZ:America/New_York\r\n"),
                        containsString("LANG:en-US\r\n"),
                        containsString("grace@navy.example\r\n"),
                        containsString("tel:+12025550123\r\n"),
                        containsString("NOTE:First line\\nSecond line\r\n"),
                        not(containsString("old@navy.example")),
                        not(containsString("out@navy.example"))));
    }

    @Test
    void saysNothingThatMustNotBeUsed() {
        String contact = id(CONTACTS, """
                {"lastName": "Silent", "doNotEmail": true, "doNotCall": true, "doNotPost": true,
                 "emails": [{"address": "silent@example.com"}], "phones": [{"number": "+4930123456"}],
                 "address": {"city": "Berlin"}}
                """);

        card(ADMINISTRATOR, contact)
                .body(allOf(
                        containsString("FN:Silent"),
                        not(containsString("EMAIL")),
                        not(containsString("TEL")),
                        not(containsString("ADR"))));
    }

    /** A name is needed, and an address will do where there is none; not one that must not be used. */
    @Test
    void isNamedByAnAddressThatMayBeUsed() {
        String refused = id(CONTACTS, "{\"emails\": [{\"address\": \"refused@example.com\", \"optedOut\": true}]}");
        String used = id(CONTACTS, """
                {"emails": [{"address": "broken@example.com", "invalid": true}, {"address": "used@example.com"}]}
                """);

        card(ADMINISTRATOR, refused)
                .body(allOf(containsString("FN:" + refused), not(containsString("refused@example.com"))));
        card(ADMINISTRATOR, used)
                .body(allOf(containsString("FN:used@example.com"), not(containsString("broken@example.com"))));
    }

    @Test
    void saysTheFamilyFirstWhereThePersonDoes() {
        String contact = id(CONTACTS, "{\"firstName\": \"美咲\", \"lastName\": \"田中\", \"language\": \"ja\"}");

        card(ADMINISTRATOR, contact).body(containsString("FN:田中 美咲\r\n"));
    }

    @Test
    void saysNothingThatOneMaySee() {
        String contact = id(CONTACTS, """
                {"lastName": "Seen", "company": "Unseen %s", "emails": [{"address": "unseen@example.com"}]}
                """.formatted(UUID.randomUUID()));
        TestRoles.vary(new Grant("contact", List.of("*"), null, List.of("emails"), List.of()));

        card(VARYING, contact)
                .statusCode(200)
                .body(allOf(containsString("FN:Seen"), not(containsString("EMAIL")), not(containsString("Unseen"))));
        TestRoles.vary(new Grant("lead", List.of("*")));
        card(VARYING, contact).statusCode(404);
        TestLogin.as(GLOBEX, ADMINISTRATOR)
                .get(CONTACTS + "/" + contact + "/vcard")
                .then()
                .statusCode(404);
    }

    @Test
    void isReadAsItWasWritten() {
        String contact = id(CONTACTS, """
                {"salutation": "Dr.", "firstName": "Ada", "middleName": "Ngozi", "lastName": "Okafor", "suffix": "Jr.",
                 "jobTitle": "Buyer", "department": "Purchasing", "language": "en-GB", "zone": "Europe/London",
                 "emails": [{"address": "a@card.example", "type": "work"},
                            {"address": "b@card.example", "type": "private", "primary": true}],
                 "phones": [{"number": "+442079460959", "type": "mobile"}, {"number": "+442079460958", "type": "fax"}],
                 "address": {"street": "12 Harbour Lane", "postalCode": "E14 9AB", "city": "London", "country": "GB"},
                 "company": "Card %s", "description": "Line one\\nLine two, with a comma"}
                """.formatted(UUID.randomUUID()));
        String card = card(ADMINISTRATOR, contact).extract().asString();
        var read = get(CONTACTS + "/" + contact).extract();

        var result = made(card).statusCode(207).body("results.status", contains(201));

        for (String said : List.of(
                "salutation",
                "firstName",
                "middleName",
                "lastName",
                "suffix",
                "jobTitle",
                "department",
                "language",
                "zone",
                "emails",
                "phones",
                "address",
                "accountId",
                "description")) {
            Object known = read.path(said);
            result.body("results[0].body." + said, equalTo(known));
        }
        result.body("results[0].body.source", equalTo("vcard"));
    }

    @Test
    void readsCardsOfEveryVersionEachAlone() {
        String company = "Zażółć " + UUID.randomUUID();
        made("""
                BEGIN:VCARD
                VERSION:2.1
                N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen
                TEL;CELL:+49 171 1234567
                TEL;WORK;VOICE:+49 171 1234567
                EMAIL;PREF;INTERNET:juergen@old.example
                ADR;HOME:;;Hauptstr. 1;Berlin;;10115;Deutschland
                ORG:%1$s
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                FN:Sukarno
                item1.EMAIL;TYPE=INTERNET,HOME:one@card.example
                EMAIL;TYPE=INTERNET,WORK,PREF:two@card.example
                ORG:%1$s;Sales
                BDAY:1999-01-01
                PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=
                TZ:-05:00
                END:VCARD
                BEGIN:VCARD
                VERSION:4.0
                FN:Wrong Number
                TEL;VALUE=uri:tel:+1-800-FLOWERS
                END:VCARD
                BEGIN:VCARD
                VERSION:4.0
                ORG:Nobody
                FN:
                END:VCARD
                """.formatted(company))
                .statusCode(207)
                .body("results.status", contains(201, 201, 400, 422))
                .body("results[0].body.lastName", equalTo("Müller"))
                .body("results[0].body.firstName", equalTo("Jürgen"))
                .body("results[0].body.phones", hasSize(1))
                .body("results[0].body.phones[0].type", equalTo("mobile"))
                .body("results[0].body.emails[0].primary", equalTo(true))
                .body("results[0].body.address.country", equalTo("DE"))
                .body("results[1].body.lastName", equalTo("Sukarno"))
                .body("results[1].body.firstName", nullValue())
                .body("results[1].body.emails.primary", contains(false, true))
                .body("results[1].body.emails.type", contains("private", "work"))
                .body("results[1].body.department", equalTo("Sales"))
                .body("results[1].body.zone", nullValue())
                .body("results[2].body.errors[0].pointer", equalTo("/phones/0/number"))
                .body("results[3].body.type", equalTo("urn:problem:contact-without-name"));

        get("/sales/accounts?count=true&filter=name=='%s'".formatted(company)).body("count", equalTo(1));
    }

    @Test
    void readsTheCharactersOfOldAddressBooks() {
        String card = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Müller;%s\r\nEND:VCARD\r\n";

        for (Charset charset :
                List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
            made(ADMINISTRATOR, card.formatted(charset.name()).getBytes(charset))
                    .body("results[0].body.lastName", equalTo("Müller"));
        }
    }

    @Test
    void refusesWhatIsNoCardAndMoreThanTwoHundred() {
        made("nothing of the kind").statusCode(400);
        made("").statusCode(400);
        made("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:X\r\nEND:VCARD\r\n".repeat(201))
                .statusCode(422)
                .body("type", equalTo("urn:problem:too-many-cards"));
        made(READER, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:X\r\nEND:VCARD\r\n".getBytes(StandardCharsets.UTF_8))
                .statusCode(403);
        TestLogin.as(ACME, ADMINISTRATOR)
                .body("{}")
                .post(CONTACTS + "/vcard")
                .then()
                .statusCode(415);
    }

    @Test
    void tellsTheAccountByItsIdOrByItsName() {
        String account = id("/sales/accounts", "{\"name\": \"Twice\"}");

        post(CONTACTS, "{\"lastName\": \"X\", \"accountId\": \"%s\", \"company\": \"Twice\"}".formatted(account))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/company"));
    }

    private static ValidatableResponse card(Member member, String contact) {
        return TestLogin.as(ACME, member)
                .get(CONTACTS + "/" + contact + "/vcard")
                .then();
    }

    private static ValidatableResponse made(String cards) {
        return made(ADMINISTRATOR, cards.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse made(Member member, byte[] cards) {
        return TestLogin.as(ACME, member)
                .contentType("text/vcard")
                .body(cards)
                .post(CONTACTS + "/vcard")
                .then();
    }
}
