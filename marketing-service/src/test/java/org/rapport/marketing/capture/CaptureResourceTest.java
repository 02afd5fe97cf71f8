package org.rapport.marketing.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.kit.testing.TestTenant.HOOLI;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

@QuarkusTest
class CaptureResourceTest {

    @Test
    void takesWhatAClientTells() {
        String externalId = UUID.randomUUID().toString();

        String location = tell(client(ACME, "webinar"), grace(externalId))
                .statusCode(201)
                .header("ETag", "\"1.0\"")
                .body("source", equalTo("api"))
                .body("externalId", equalTo(externalId))
                .body("estimatedValue.amount", equalTo("1250.00"))
                .body("touch.campaign", equalTo("compilers"))
                .body("touch.at", notNullValue())
                .body("consents[0].state", equalTo("granted"))
                .body("consents[0].source", equalTo("api"))
                .body("consents[0].at", equalTo("2026-01-02T03:04:05Z"))
                .body("fields.language", equalTo("COBOL"))
                .body("createdBy", equalTo("webinar"))
                .extract()
                .header("Location");

        TestLogin.as(ACME, READER)
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"1.0\"")
                .body("lastName", equalTo("Hopper"));
    }

    @Test
    void takesTheSameOccasionOnce() throws Exception {
        String body = grace(UUID.randomUUID().toString());
        var ids = new ArrayList<String>();
        var statuses = new ArrayList<Integer>();

        try (var clients = Executors.newFixedThreadPool(8)) {
            Callable<ValidatableResponse> call = () -> tell(client(ACME, "webinar"), body);
            for (var answer : clients.invokeAll(java.util.Collections.nCopies(8, call))) {
                var response = answer.get().extract();
                statuses.add(response.statusCode());
                ids.add(response.path("id"));
            }
        }

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(ids).containsOnly(ids.getFirst());
        TestLogin.as(ACME, READER)
                .get("/marketing/capture/" + ids.getFirst() + "/history")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void lettersOfTwoClientsMayHaveTheSameName() {
        String externalId = UUID.randomUUID().toString();

        String one = tell(client(ACME, "webinar"), grace(externalId))
                .statusCode(201)
                .extract()
                .path("id");
        String other = tell(client(ACME, "chat"), grace(externalId))
                .statusCode(201)
                .extract()
                .path("id");
        String elsewhere = tell(client(GLOBEX, "webinar"), grace(externalId))
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(one).isNotEqualTo(other).isNotEqualTo(elsewhere);
        TestLogin.as(ACME, READER)
                .get("/marketing/capture?count=true&filter=externalId==" + externalId)
                .then()
                .body("count", equalTo(2));
    }

    @Test
    void takesAnOccasionWithoutNameEachTime() {
        String body = "{\"company\": \"Remington Rand\"}";

        String one =
                tell(client(ACME, "webinar"), body).statusCode(201).extract().path("id");
        String other =
                tell(client(ACME, "webinar"), body).statusCode(201).extract().path("id");

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void repeatsTheAnswerToARepeatedKey() {
        String key = UUID.randomUUID().toString();

        String first = tell(client(ACME, "webinar").header("Idempotency-Key", key), "{\"lastName\": \"H\"}")
                .statusCode(201)
                .extract()
                .path("id");
        tell(client(ACME, "webinar").header("Idempotency-Key", key), "{\"lastName\": \"H\"}")
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", containsString(first))
                .body("id", equalTo(first));
        tell(client(ACME, "webinar").header("Idempotency-Key", key), "{\"lastName\": \"J\"}")
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"email\": \"nobody\"}                                    | 400 | /email",
                "{\"lastName\": \"H\", \"website\": \"javascript:alert(1)\"} | 400 | /website",
                "{\"lastName\": \"H\", \"address\": {\"country\": \"Germany\"}} | 400 | /address/country",
                "{\"lastName\": \"H\", \"email\": \"\"}                         | 400 | /email",
                "{\"lastName\": \"H\", \"phone\": \"030\"}                  | 400 | /phone",
                "{\"lastName\": \"H\", \"colour\": \"red\"}                 | 400 | /colour",
                "{\"lastName\": \"H\", \"id\": \"0198c000-0000-7000-8000-000000000011\"} | 400 | /id",
                "{\"lastName\": \"H\", \"formId\": \"0198c000-0000-7000-8000-000000000011\"} | 400 | /formId",
                "{\"lastName\": \"H\", \"externalId\": \"\"}                | 400 | /externalId",
                "{\"lastName\": \"H\", \"estimatedValue\": {\"amount\": \"1.234\", \"currency\": \"EUR\"}} | 400 | /estimatedValue",
                "{\"lastName\": \"H\", \"estimatedValue\": {\"amount\": \"-1\", \"currency\": \"EUR\"}} | 400 | /estimatedValue/amount",
                "{\"lastName\": \"H\", \"fields\": {\"a\": null}}           | 400 | /fields/a",
                "{\"lastName\": \"H\", \"company\": \"a\\nb\"}             | 400 | /company",
                "{\"lastName\": \"\\u200b\"}                              | 422 | /lastName",
                "{\"lastName\": \"H\", \"consents\": [null]}                | 400 | /consents/0",
                "{\"lastName\": \"H\", \"consents\": [{\"channel\": \"email\", \"topic\": \"*\"}]} | 400 | /consents/0/state",
                "{\"lastName\": \"H\", \"consents\": [{\"channel\": \"E-Mail\", \"topic\": \"*\", \"state\": \"granted\"}]} | 400 | /consents/0/channel",
                "{\"lastName\": \"H\", \"consents\": [{\"channel\": \"email\", \"topic\": \"*\", \"state\": \"maybe\"}]} | 400 | /consents/0/state",
                "{\"lastName\": \"H\", \"consents\": [{\"channel\": \"email\", \"topic\": \"*\", \"state\": \"granted\", \"at\": \"2099-01-01T00:00:00Z\"}]} | 400 | /consents/0/at",
                "{\"lastName\": \"H\", \"utm\": {\"campaing\": \"x\"}}      | 400 | /utm/campaing",
                "{\"lastName\": \"H\", \"fields\": {\"a\": {}}}             | 400 | /fields/a",
                "{}                                                        | 422 | /lastName",
            })
    void tellsWhatIsWrongWithACapture(String body, int status, String pointer) {
        tell(client(ACME, "webinar"), body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"firstName\": \"Sukarno\"}",
                "{\"lastName\": \"Sukarno\"}",
                "{\"phone\": \"+62 811 1234567\"}",
                "{\"company\": \"3M\"}"
            })
    void takesWhoeverCanBeKnownAgain(String body) {
        tell(client(ACME, "webinar"), body).statusCode(201);
    }

    @Test
    void refusesWhatIsNoRequestAtAll() {
        tell(client(ACME, "webinar"), "{").statusCode(400);
        tell(client(ACME, "webinar"), "{\"lastName\": \"a\\u0000b\"}").statusCode(400);
        client(ACME, "webinar")
                .contentType("text/plain")
                .body("x")
                .post("/marketing/capture")
                .then()
                .statusCode(415);
    }

    @Test
    void refusesWhoIsNoClientOfTheTenant() {
        String path =
                tell(client(ACME, "webinar"), "{\"lastName\": \"H\"}").extract().header("Location");

        tell(client(HOOLI, "webinar"), "{\"lastName\": \"H\"}")
                .statusCode(403)
                .body("type", equalTo("urn:problem:tenant-suspended"));
        tell(TestLogin.asVisitor(ACME, "form:submit", UUID.randomUUID()), "{\"lastName\": \"H\"}")
                .statusCode(403);
        tell(
                        TestLogin.with(
                                TestLogin.sign(TestLogin.claims("nowhere").claim("actor_type", "service"))),
                        "{\"lastName\": \"H\"}")
                .statusCode(403)
                .body("type", equalTo("urn:problem:tenant-required"));
        client(ACME, "webinar").get(path).then().statusCode(404);
    }

    private static String grace(String externalId) {
        return """
                {"externalId": "%s", "firstName": "Grace", "lastName": "Hopper", "email": "grace@example.com",
                 "phone": "+4930123456", "estimatedValue": {"amount": "1250", "currency": "EUR"},
                 "address": {"city": "Arlington", "country": "US"}, "utm": {"campaign": "compilers"},
                 "consents": [{"channel": "email", "topic": "newsletter", "state": "granted", "textVersion": "3",
                               "at": "2026-01-02T03:04:05Z"}],
                 "fields": {"language": "COBOL"}}
                """.formatted(externalId);
    }

    private static RequestSpecification client(TestTenant tenant, String name) {
        return TestLogin.with(TestLogin.sign(
                TestLogin.claims(name).claim("tenant", tenant.id().toString()).claim("actor_type", "service")));
    }

    private static ValidatableResponse tell(RequestSpecification client, String body) {
        return client.body(body).post("/marketing/capture").then();
    }
}
