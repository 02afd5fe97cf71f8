package org.rapport.marketing.capture;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.OUTSIDER;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.marketing.form.FormFixture.CONTACT_US;
import static org.rapport.marketing.form.FormFixture.aForm;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.kit.testing.TestLogin;
import org.rapport.marketing.form.FormFixture.Made;
import org.rapport.marketing.form.PersonField;

@QuarkusTest
class SubmissionResourceTest {

    private static final String ADA = """
            {"fields": {"email": "Ada@Example.com", "lastName": "Lovelace", "phone": "0049 (30) 123-456", "country": "DE",
                        "seats": 12.50, "terms": true},
             "consent": true, "utm": {"source": "news", "medium": "email"}, "referrer": "https://acme.example/"}
            """;

    @Test
    void takesWhatAVisitorSends() {
        var form = aForm(ACME);

        submit(form, ADA)
                .statusCode(202)
                .body("redirectUrl", equalTo("https://acme.example/thanks"))
                .body("thanks", nullValue())
                .body("size()", equalTo(2));

        captures(form)
                .body("items", hasSize(1))
                .body("items[0].source", equalTo("form"))
                .body("items[0].formId", equalTo(form.id().toString()))
                .body("items[0].email", equalTo("Ada@Example.com"))
                .body("items[0].lastName", equalTo("Lovelace"))
                .body("items[0].phone", equalTo("+4930123456"))
                .body("items[0].address.country", equalTo("DE"))
                .body("items[0].fields.seats", equalTo("12.5"))
                .body("items[0].fields.terms", equalTo("true"))
                .body("items[0].touch.source", equalTo("news"))
                .body("items[0].touch.campaign", equalTo("spring"))
                .body("items[0].touch.referrer", equalTo("https://acme.example/"))
                .body("items[0].createdBy", equalTo("anonymous"))
                .body("items[0].consents", hasSize(1))
                .body("items[0].consents[0].channel", equalTo("email"))
                .body("items[0].consents[0].topic", equalTo("newsletter"))
                .body("items[0].consents[0].state", equalTo("granted"))
                .body("items[0].consents[0].source", equalTo("form"))
                .body("items[0].consents[0].text", equalTo("Yes, write to me."))
                .body("items[0].consents[0].textVersion", equalTo("2026-1"))
                .body("items[0].consents[0].ip", equalTo("203.0.113.7"))
                .body("items[0].consents[0].userAgent", equalTo("Visitor/1.0"));
    }

    @Test
    void journalsACaptureAsTheVisitors() {
        var form = aForm(ACME);
        submit(form, ADA).statusCode(202);

        String id = captures(form).extract().path("items[0].id");
        TestLogin.as(ACME, READER)
                .get("/marketing/capture/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].type", equalTo("org.rapport.marketing.lead.captured.v1"))
                .body("items[0].actor.type", equalTo("anonymous"));
    }

    @Test
    void keepsTheCampaignThatTheVisitorCameBy() {
        var form = aForm(ACME);

        submit(form, "{\"fields\": {\"email\": \"a@example.com\"}, \"utm\": {\"campaign\": \"autumn\"}}")
                .statusCode(202);

        captures(form)
                .body("items[0].touch.campaign", equalTo("autumn"))
                .body("items[0].consents", empty())
                .body("items[0].fields", anEmptyMap());
    }

    @Test
    void takesADoubleClickOnce() throws Exception {
        var form = aForm(ACME);

        try (var clicks = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                clicks.submit(() -> submit(form, ADA).statusCode(202));
            }
            clicks.shutdown();
            clicks.awaitTermination(1, TimeUnit.MINUTES);
        }

        captures(form).body("items", hasSize(1));
        submit(form, ADA.replace("Lovelace", "Byron")).statusCode(202);
        captures(form).body("items", hasSize(2));
    }

    @Test
    void takesWhatTwoVisitorsSendUnderOneKeyFromBoth() {
        var form = aForm(ACME);
        String byron = ADA.replace("Lovelace", "Byron");

        submitUnderOneKey(form, "one", ADA).statusCode(202).header("Idempotent-Replayed", nullValue());
        submitUnderOneKey(form, "another", byron).statusCode(202).header("Idempotent-Replayed", nullValue());

        captures(form).body("items.lastName", containsInAnyOrder("Lovelace", "Byron"));
        submitUnderOneKey(form, "one", ADA).statusCode(202).header("Idempotent-Replayed", equalTo("true"));
        submitUnderOneKey(form, "one", byron)
                .statusCode(422)
                .body("type", equalTo("urn:problem:idempotency-key-reused"));
    }

    private static ValidatableResponse submitUnderOneKey(Made form, String visitor, String body) {
        return TestLogin.asVisitor(form.tenant(), "form:submit", form.id(), visitor)
                .header("Idempotency-Key", "constant")
                .body(body)
                .post(form.submissions())
                .then();
    }

    @Test
    void repeatsTheAnswerToARepeatedKey() {
        var form = aForm(ACME);
        String key = UUID.randomUUID().toString();

        form.visitor()
                .header("Idempotency-Key", key)
                .body(ADA)
                .post(form.submissions())
                .then()
                .statusCode(202);
        form.visitor()
                .header("Idempotency-Key", key)
                .body(ADA)
                .post(form.submissions())
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("redirectUrl", equalTo("https://acme.example/thanks"));
        form.visitor()
                .header("Idempotency-Key", key)
                .body(ADA.replace("\"terms\": true", "\"email\": \"Ada@Example.com\"")
                        .replace("{\"email\": \"Ada@Example.com\"", "{\"terms\": true"))
                .post(form.submissions())
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true");
        form.visitor()
                .header("Idempotency-Key", key)
                .body(ADA.replace("Lovelace", "Byron"))
                .post(form.submissions())
                .then()
                .statusCode(422);
        captures(form).body("items", hasSize(1));
    }

    @Test
    void forgetsWhatAProgramSends() {
        var form = aForm(ACME);

        submit(form, ADA.replace("\"consent\": true", "\"trap\": \"https://spam.example\""))
                .statusCode(202);

        captures(form).body("items", empty());
    }

    @Test
    void refusesWithoutTheConsentThatIsRequired() {
        var form = aForm(ACME, CONTACT_US.replace("\"version\": \"2026-1\"", "\"version\": \"1\", \"required\": true"));

        submit(form, ADA.replace("\"consent\": true", "\"consent\": false"))
                .statusCode(422)
                .body("type", equalTo("urn:problem:consent-required"))
                .body("errors[0].pointer", equalTo("/consent"));
        submit(form, ADA).statusCode(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                          | /fields/email",
                "{\"fields\": {\"email\": \"  \"}}                           | /fields/email",
                "{\"fields\": {\"email\": \"nobody\"}}                       | /fields/email",
                "{\"fields\": {\"email\": {\"a\": 1}}}                       | /fields/email",
                "{\"fields\": {\"email\": \"a@b.example\", \"lastName\": \"a\\nb\"}}   | /fields/lastName",
                "{\"fields\": {\"email\": \"a@b.example\", \"lastName\": \"\\ud83d\"}} | /fields/lastName",
                "{\"fields\": {\"email\": \"a@b.example\", \"\\ud83d\": \"a\"}}        | /fields",
                "{\"fields\": {\"email\": \"a@b.example\", \"seats\": \"12.500.000,50\"}} | /fields/seats",
                "{\"fields\": {\"email\": \"a@b.example\", \"seats\": 1e999999999}}  | /fields/seats",
                "{\"fields\": {\"email\": \"a@b.example\", \"seats\": 1e99999999999}} | /fields/seats",
                "{\"fields\": {\"email\": \"a@b.example\", \"seats\": 1e-19}}        | /fields/seats",
                "{\"fields\": {\"email\": \"a@b.example\", \"start\": \"+12026-01-01\"}} | /fields/start",
                "{\"fields\": {\"email\": \"a@b.example\", \"start\": \"2026-03-31T22:00:00Z\"}} | /fields/start",
                "{\"fields\": {\"email\": \"a@b.example\", \"lastName\": \"\\u0001\"}} | /fields/lastName",
                "{\"fields\": {\"email\": \"a@b.example\", \"phone\": \"123\"}}      | /fields/phone",
                "{\"fields\": {\"email\": \"a@b.example\", \"country\": \"XX\"}}     | /fields/country",
                "{\"fields\": {\"email\": \"a@b.example\", \"seats\": \"many\"}}     | /fields/seats",
                "{\"fields\": {\"email\": \"a@b.example\", \"start\": \"2026-02-30\"}} | /fields/start",
                "{\"fields\": {\"email\": \"a@b.example\", \"terms\": \"maybe\"}}    | /fields/terms",
                "{\"fields\": {\"email\": \"a@b.example\", \"colour\": \"red\"}}     | /fields/colour",
                "{\"fields\": {\"email\": \"a@b.example\", \"a/b~c\": \"red\"}}      | /fields/a~1b~0c",
                "{\"fields\": {\"email\": \"a@b.example\"}, \"tenant\": \"globex\"}  | /tenant",
                "{\"fields\": {\"email\": \"a@b.example\"}, \"consent\": \"yes\"}    | /consent",
                "{\"fields\": []}                                            | /fields",
                "{\"fields\": {\"email\": \"a@b.example\"}, \"utm\": {\"colour\": \"red\"}} | /utm/colour",
            })
    void tellsWhatIsWrongWithASubmission(String body, String pointer) {
        var form = aForm(ACME);

        submit(form, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
        captures(form).body("items", empty());
    }

    /** In the spelling of the visitor and of the capture. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "phone    | \"+49 (0)30 123456\"              | +4930123456",
                "phone    | \"+44 (0)20 7946 0000\"           | +442079460000",
                "phone    | \"+39 06 1234567\"                | +39061234567",
                "phone    | \"+49\\u00a030\\u00a0123456\"     | +4930123456",
                "phone    | \"+49 30\\u2013123456\"           | +4930123456",
                "phone    | \"\\u202a+49 30 123456\\u202c\"   | +4930123456",
                "phone    | \"\\uff0b49 30 123456\"           | +4930123456",
                "phone    | \"tel:+4930123456\"               | +4930123456",
                "email    | \"a@b.example\\u200b\"            | a@b.example",
                "email    | \"\\ufeffa@b.example\\u00a0\"     | a@b.example",
                "email    | \"mu\\u0308ller@example.com\"     | m\u00fcller@example.com",
                "email    | \"\u0905\u091c\u092f@\u0921\u093e\u091f\u093e.\u092d\u093e\u0930\u0924\" | \u0905\u091c\u092f@\u0921\u093e\u091f\u093e.\u092d\u093e\u0930\u0924",
                "email    | \"a..b@docomo.example\"           | a..b@docomo.example",
                "lastName | \"\\u200b\"                       | ``",
                "lastName | \"O\\u00a0\"                      | O",
                "seats    | 12500000.5                        | 12500000.5",
                "seats    | 0.0001                            | 0.0001",
                "seats    | 1e7                               | 10000000",
                "seats    | 99999999999999.99                 | 99999999999999.99",
                "seats    | \"12500000.5\"                    | 12500000.5"
            })
    void keepsWhatIsMeant(String field, String sent, String kept) {
        var form = aForm(ACME);

        String address = field.equals("email") ? "" : "\"email\": \"z@z.example\", ";
        submit(form, "{\"fields\": {" + address + "\"" + field + "\": " + sent + "}}")
                .statusCode(202);
        String capture = PersonField.named(field) == null ? "items[0].fields." + field : "items[0]." + field;
        captures(form).body(capture, kept.isEmpty() ? nullValue() : equalTo(kept));
    }

    @Test
    void refusesWhatIsTooLongOrNoJson() {
        var form = aForm(ACME);

        submit(form, "{\"fields\": {\"email\": \"a@b.example\", \"message\": \"" + "x".repeat(101) + "\"}}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/fields/message"));
        submit(form, "{\"fields\": {\"email\": \"a@b.example\", \"message\": \"a\\u0000b\"}}")
                .statusCode(400);
        submit(form, "{").statusCode(400);
        submit(form, "null").statusCode(400);
        form.visitor()
                .contentType("text/plain")
                .body("x")
                .post(form.submissions())
                .then()
                .statusCode(415);
        form.visitor().put(form.submissions()).then().statusCode(405).header("Allow", notNullValue());
        submit(form, "{\"trap\": \"" + "x".repeat(3_000_000) + "\"}").statusCode(413);
    }

    @Test
    void refusesAKeyThatIsNotTheForms() {
        var form = aForm(ACME);
        var other = aForm(ACME);
        var globex = aForm(GLOBEX);

        form.visitor().body(ADA).post(other.submissions()).then().statusCode(404);
        form.visitor().body(ADA).post(form.path() + "/submissions").then().statusCode(404);
        TestLogin.asVisitor(ACME, "form:submit", globex.id())
                .body(ADA)
                .post(globex.submissions())
                .then()
                .statusCode(404);
        TestLogin.asVisitor(ACME, "survey:answer", form.id())
                .body(ADA)
                .post(form.submissions())
                .then()
                .statusCode(404);
        TestLogin.as(ACME, ADMINISTRATOR)
                .body(ADA)
                .post(form.submissions())
                .then()
                .statusCode(404);
        RestAssured.given()
                .contentType("application/json")
                .body(ADA)
                .post(form.submissions())
                .then()
                .statusCode(401);
        captures(form).body("items", empty());
    }

    @Test
    void refusesAFormThatIsNotActive() {
        var closed = aForm(ACME, CONTACT_US.replace("\"campaign\": \"spring\"", "\"status\": \"closed\""));
        var draft = aForm(ACME, CONTACT_US.replace("\"campaign\": \"spring\"", "\"status\": \"draft\""));

        submit(closed, ADA).statusCode(404);
        submit(draft, ADA).statusCode(404);
    }

    @Test
    void listsTheSubmissionsOfOneFormOnly() {
        var form = aForm(ACME);
        var other = aForm(ACME);
        submit(form, ADA).statusCode(202);
        submit(form, ADA.replace("Ada@", "Augusta@")).statusCode(202);
        submit(other, ADA).statusCode(202);

        captures(form).body("items.email", containsInAnyOrder("Ada@Example.com", "Augusta@Example.com"));
        TestLogin.as(ACME, READER)
                .get(form.path() + "/submissions?filter=email==AUGUSTA@example.com&count=true")
                .then()
                .statusCode(200)
                .body("count", equalTo(1));
        String next = TestLogin.as(ACME, READER)
                .get(form.path() + "/submissions?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("next");
        TestLogin.as(ACME, READER)
                .queryParam("cursor", next)
                .get(other.path() + "/submissions?limit=1")
                .then()
                .statusCode(400);
        TestLogin.as(ACME, OUTSIDER).get(form.path() + "/submissions").then().statusCode(404);
        TestLogin.as(GLOBEX, READER).get(form.path() + "/submissions").then().statusCode(404);
        TestLogin.as(ACME, READER).get("/marketing/forms/x/submissions").then().statusCode(404);
        form.visitor().get(form.path() + "/submissions").then().statusCode(404);
    }

    private static ValidatableResponse submit(Made form, String body) {
        return form.visitor().body(body).post(form.submissions()).then();
    }

    private static ValidatableResponse captures(Made form) {
        return TestLogin.as(form.tenant(), READER)
                .get(form.path() + "/submissions")
                .then()
                .statusCode(200);
    }
}
