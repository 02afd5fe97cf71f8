package org.rapport.marketing.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.OUTSIDER;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.kit.testing.TestTenant.HOOLI;
import static org.rapport.marketing.form.FormFixture.CONTACT_US;
import static org.rapport.marketing.form.FormFixture.aForm;
import static org.rapport.marketing.form.FormFixture.create;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.kit.testing.TestLogin;

@QuarkusTest
class FormResourceTest {

    @Test
    void createsReadsAndTagsAForm() {
        String location = create(ACME, CONTACT_US)
                .statusCode(201)
                .header("ETag", "\"1.0\"")
                .body("status", equalTo("active"))
                .body("key", notNullValue())
                .body("fields[0].required", equalTo(true))
                .body("fields[1].required", equalTo(false))
                .body("consent.version", equalTo("2026-1"))
                .extract()
                .header("Location");

        member().get(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"1.0\"")
                .header("Cache-Control", "private, no-cache")
                .body("name", equalTo("Contact us"))
                .body(
                        "fields.name",
                        contains("email", "lastName", "phone", "country", "message", "seats", "start", "terms"));
        member().header("If-None-Match", "\"1.0\"").get(location).then().statusCode(304);
    }

    @Test
    void signsAKeyThatNamesTenantFormAndPurpose() throws Exception {
        var form = aForm(ACME);

        Path file = Path.of(ConfigProvider.getConfig().getValue("crm.keys-dir", String.class), "capability-keys.jwks");
        var secret = new JsonWebKeySet(Files.readString(file)).getJsonWebKeys().getFirst();
        var claims = new JwtConsumerBuilder()
                .setVerificationKey(secret.getKey())
                .build()
                .processToClaims(form.key());
        assertThat(claims.getStringClaimValue("tid")).isEqualTo(ACME.id().toString());
        assertThat(claims.getStringClaimValue("rec")).isEqualTo(form.id().toString());
        assertThat(claims.getStringClaimValue("pur")).isEqualTo("form:submit");
        Instant end = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
        assertThat(end)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(729)), Instant.now().plus(Duration.ofDays(731)));
        member().get(form.path()).then().body("keyExpiresAt", equalTo(end.toString()));
        assertThat(new String(Base64.getUrlDecoder().decode(form.key().split("\\.")[0])))
                .contains("\"kid\":\"" + secret.getKeyId() + "\"");
    }

    /** Who puts the new key into a page takes time for it. */
    @Test
    void aKeyIsRenewedAndTheOneBeforeGoesOn() {
        var form = aForm(ACME);

        String second = renewed(form.path(), "\"1.0\"");
        String third = renewed(form.path(), "\"2.0\"");

        assertThat(Set.of(form.key(), second, third)).hasSize(3);
        member().header("If-Match", "\"2.0\"")
                .post(form.path() + "/renew-key")
                .then()
                .statusCode(412);
        submit(form, third).statusCode(202);
        submit(form, second).statusCode(202);
        submit(form, form.key()).statusCode(404);
        TestLogin.as(ACME, READER)
                .header("If-Match", "*")
                .post(form.path() + "/renew-key")
                .then()
                .statusCode(403);
    }

    @Test
    void replacesAndPatches() {
        var form = aForm(ACME);

        member().header("If-Match", "\"1.0\"")
                .contentType("application/merge-patch+json")
                .body("{\"thanks\": \"Thank you\", \"redirectUrl\": null, \"status\": \"closed\"}")
                .patch(form.path())
                .then()
                .statusCode(200)
                .header("ETag", "\"2.0\"")
                .body("thanks", equalTo("Thank you"))
                .body("redirectUrl", nullValue())
                .body("status", equalTo("closed"))
                .body("key", equalTo(form.key()))
                .body("fields.size()", equalTo(8));
        member().header("If-Match", "\"2.0\"")
                .body("""
                        {"name": "Short", "fields": [{"name": "company", "label": "Company", "type": "text"}]}
                        """)
                .put(form.path())
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("status", equalTo("closed"))
                .body("consent", nullValue())
                .body("thanks", nullValue())
                .body("key", equalTo(form.key()));
        member().get(form.path() + "/history")
                .then()
                .statusCode(200)
                .body("items.version", contains(3, 2, 1))
                .body("items[1].changes.field", contains("/status", "/redirectUrl", "/thanks"))
                .body("items[2].type", equalTo("org.rapport.marketing.form.created.v1"));
    }

    @Test
    void answersAFormAsItWas() {
        var created = create(ACME, CONTACT_US).extract();
        String path = "/marketing/forms/" + created.path("id");
        member().header("If-Match", "*")
                .body("{\"name\": \"Renamed\"}")
                .patch(path)
                .then()
                .statusCode(200);

        member().queryParam("asOf", created.<String>path("createdAt"))
                .get(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Contact us"));
        member().queryParam("asOf", "2020-01-01T00:00:00Z").get(path).then().statusCode(404);
        member().queryParam("asOf", "yesterday").get(path).then().statusCode(400);
    }

    @Test
    void deletesAndRestores() {
        var form = aForm(ACME);

        member().header("If-Match", "\"1\"").delete(form.path()).then().statusCode(204);
        member().get(form.path()).then().statusCode(404);
        member().get("/marketing/forms?limit=200")
                .then()
                .body("items.id", not(hasItem(form.id().toString())));
        member().get("/marketing/forms?limit=200&deleted=true")
                .then()
                .body("items.id", hasItem(form.id().toString()));
        form.visitor()
                .body("{\"fields\": {\"email\": \"ada@example.com\"}}")
                .post(form.submissions())
                .then()
                .statusCode(404);

        member().header("If-Match", "\"1\"")
                .post(form.path() + "/restore")
                .then()
                .statusCode(412);
        member().header("If-Match", "\"2\"")
                .post(form.path() + "/restore")
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("key", equalTo(form.key()));
        member().header("If-Match", "*").post(form.path() + "/restore").then().statusCode(409);
    }

    @Test
    void refusesAStaleAndAMissingVersion() {
        var form = aForm(ACME);

        member().header("If-Match", "\"7\"")
                .body("{\"title\": \"T\"}")
                .patch(form.path())
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("currentVersion", equalTo(1));
        member().body("{\"title\": \"T\"}").patch(form.path()).then().statusCode(428);
        member().body(CONTACT_US).put(form.path()).then().statusCode(428);
        member().delete(form.path()).then().statusCode(428);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                                     | 400 | /name",
                "{\"name\": \" \"}                                                      | 400 | /name",
                "{\"name\": \"X\", \"key\": \"mine\"}                                   | 400 | /key",
                "{\"name\": \"X\", \"colour\": \"red\"}                                 | 400 | /colour",
                "{\"name\": \"X\", \"status\": \"open\"}                                | 400 | /status",
                "{\"name\": \"X\", \"redirectUrl\": \"javascript:alert(1)\"}            | 400 | /redirectUrl",
                "{\"name\": \"X\", \"redirectUrl\": \"acme.example\"}                   | 400 | /redirectUrl",
                "{\"name\": \"X\", \"redirectUrl\": \"https://user@acme.example\"}      | 400 | /redirectUrl",
                "{\"name\": \"X\", \"fields\": {}}                                      | 400 | /fields",
                "{\"name\": \"X\", \"fields\": [null]}                                  | 400 | /fields/0",
                "{\"name\": \"X\", \"fields\": [{\"label\": \"L\", \"type\": \"text\"}]} | 400 | /fields/0/name",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"a b\", \"label\": \"L\", \"type\": \"text\"}]} | 400 | /fields/0/name",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"a\", \"label\": \"L\", \"type\": \"colour\"}]} | 400 | /fields/0/type",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"a\", \"label\": \"L\", \"type\": \"text\", \"maxLength\": 0}]} | 400 | /fields/0/maxLength",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"a\", \"label\": \"L\", \"type\": \"text\", \"extra\": 0}]} | 400 | /fields/0/extra",
                "{\"name\": \"X\", \"consent\": {\"channel\": \"Mail!\", \"topic\": \"*\", \"text\": \"T\", \"version\": \"1\"}} | 400 | /consent/channel",
                "{\"name\": \"X\", \"consent\": {\"channel\": \"email\", \"topic\": \"*\", \"text\": \"T\"}} | 400 | /consent/version",
                "{\"name\": \"X\"}                                                      | 422 | /fields",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"a\", \"label\": \"L\", \"type\": \"text\"}]} | 422 | /fields",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"email\", \"label\": \"L\", \"type\": \"text\"}]} | 422 | /fields/0/type",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"email\", \"label\": \"L\", \"type\": \"email\"}, {\"name\": \"email\", \"label\": \"L\", \"type\": \"email\"}]} | 422 | /fields/1/name",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"email\", \"label\": \"L\", \"type\": \"email\"}, {\"name\": \"a\", \"label\": \"L\", \"type\": \"choice\"}]} | 422 | /fields/1/options",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"email\", \"label\": \"L\", \"type\": \"email\", \"options\": [\"a\"]}]} | 422 | /fields/0/options",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"email\", \"label\": \"L\", \"type\": \"email\"}, {\"name\": \"country\", \"label\": \"L\", \"type\": \"choice\", \"options\": [\"DE\", \"Germany\"]}]} | 422 | /fields/1/options/1",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"email\", \"label\": \"L\", \"type\": \"email\"}, {\"name\": \"a\", \"label\": \"L\", \"type\": \"choice\", \"maxLength\": 1, \"options\": [\"ab\"]}]} | 422 | /fields/1/options/0",
                "{\"name\": \"X\", \"fields\": [{\"name\": \"email\", \"label\": \"L\", \"type\": \"email\"}, null]} | 400 | /fields/1",
            })
    void tellsWhatIsWrongWithAForm(String body, int status, String pointer) {
        create(ACME, body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesWhatIsNoRequestAtAll() {
        String path = aForm(ACME).path();

        create(ACME, "{\"name\": ").statusCode(400);
        create(ACME, "[]").statusCode(400);
        create(ACME, "null").statusCode(400);
        create(
                        ACME,
                        "{\"name\": \"a\\u0000b\", \"fields\": [{\"name\": \"email\", \"label\": \"L\", \"type\": \"email\"}]}")
                .statusCode(400);
        member().contentType("text/plain")
                .body("x")
                .post("/marketing/forms")
                .then()
                .statusCode(415);
        member().delete("/marketing/forms").then().statusCode(405).header("Allow", notNullValue());
        member().header("If-Match", "*")
                .body("{\"key\": \"mine\"}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/key"));
        member().header("If-Match", "*").body("[]").patch(path).then().statusCode(400);
        member().get("/marketing/forms?filter=nope==1").then().statusCode(400);
        member().queryParam("filter", "name==\u0000")
                .get("/marketing/forms")
                .then()
                .statusCode(400);
        member().get("/marketing/forms?limit=0").then().statusCode(400);
        member().get("/marketing/forms?cursor=x").then().statusCode(400);
        member().get("/marketing/forms?sort=status").then().statusCode(400);
        member().get(path + "/history?cursor=x").then().statusCode(400);
    }

    @Test
    void hidesWhatTheCallerMayNotSee() {
        var form = aForm(ACME);

        TestLogin.as(GLOBEX, ADMINISTRATOR).get(form.path()).then().statusCode(404);
        TestLogin.as(GLOBEX, ADMINISTRATOR).get(form.path() + "/history").then().statusCode(404);
        TestLogin.as(GLOBEX, ADMINISTRATOR)
                .get(form.path() + "/submissions")
                .then()
                .statusCode(404);
        TestLogin.as(GLOBEX, ADMINISTRATOR)
                .header("If-Match", "*")
                .delete(form.path())
                .then()
                .statusCode(404);
        TestLogin.as(GLOBEX, ADMINISTRATOR)
                .get("/marketing/forms?limit=200")
                .then()
                .body("items.id", not(hasItem(form.id().toString())));
        TestLogin.as(ACME, OUTSIDER).get(form.path()).then().statusCode(404);
        TestLogin.as(ACME, OUTSIDER)
                .get("/marketing/forms")
                .then()
                .statusCode(403)
                .body("permission", equalTo("form:read"));
        TestLogin.as(ACME, READER).get(form.path()).then().statusCode(200);
        TestLogin.as(ACME, READER)
                .body(CONTACT_US)
                .post("/marketing/forms")
                .then()
                .statusCode(403)
                .body("permission", equalTo("form:create"));
        TestLogin.as(ACME, READER)
                .header("If-Match", "*")
                .delete(form.path())
                .then()
                .statusCode(403);
        member().get("/marketing/forms/" + UUID.randomUUID()).then().statusCode(404);
        member().get("/marketing/forms/1").then().statusCode(404);
        create(HOOLI, CONTACT_US).statusCode(403).body("type", equalTo("urn:problem:tenant-suspended"));
        TestLogin.as(HOOLI, ADMINISTRATOR).get("/marketing/forms").then().statusCode(200);
        RestAssured.get(form.path()).then().statusCode(401).header("WWW-Authenticate", notNullValue());
        form.visitor().get(form.path()).then().statusCode(404);
    }

    @Test
    void repeatsTheAnswerToARepeatedKey() {
        String key = UUID.randomUUID().toString();

        String first = member().header("Idempotency-Key", key)
                .body(CONTACT_US)
                .post("/marketing/forms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        member().header("Idempotency-Key", key)
                .body(CONTACT_US)
                .post("/marketing/forms")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first));
        member().header("Idempotency-Key", key)
                .body("{\"name\": \"X\", \"fields\": [{\"name\": \"email\", \"label\": \"L\", \"type\": \"email\"}]}")
                .post("/marketing/forms")
                .then()
                .statusCode(422);
    }

    @Test
    void pagesByNameAndCampaign() {
        String campaign = UUID.randomUUID().toString();
        for (String name : new String[] {"c", "a", "e", "b", "d"}) {
            create(ACME, CONTACT_US.replace("Contact us", name).replace("spring", campaign))
                    .statusCode(201);
        }

        String path = "/marketing/forms?limit=3&sort=name&count=true&filter=campaign==" + campaign;
        var first = member().get(path)
                .then()
                .statusCode(200)
                .header("Link", notNullValue())
                .body("items.name", contains("a", "b", "c"))
                .body("count", equalTo(5));
        member().queryParam("cursor", first.extract().<String>path("next"))
                .get(path)
                .then()
                .body("items.name", contains("d", "e"))
                .body("next", nullValue());
    }

    private static RequestSpecification member() {
        return TestLogin.as(ACME, ADMINISTRATOR);
    }

    private static String renewed(String form, String version) {
        return member().header("If-Match", version)
                .post(form + "/renew-key")
                .then()
                .statusCode(200)
                .extract()
                .path("key");
    }

    private static ValidatableResponse submit(FormFixture.Made form, String key) {
        return form.visitor()
                .body("{\"fields\": {\"email\": \"ada@example.com\", \"lastName\": \"" + key.hashCode() + "\"}}")
                .post("/marketing/forms/" + key + "/submissions")
                .then();
    }
}
