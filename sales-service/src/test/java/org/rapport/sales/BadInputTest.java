package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.OUTSIDER;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.HOOLI;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapport.kit.testing.TestLogin;

/** The table of errors that the whole suite keeps to, for each kind of resource of this service. */
@QuarkusTest
class BadInputTest {

    private enum Kind {
        LEADS("lead", "lastName"),
        CONTACTS("contact", "lastName"),
        ACCOUNTS("account", "name"),
        OPPORTUNITIES("opportunity", "name");

        private final String type;
        private final String field;

        Kind(String type, String field) {
            this.type = type;
            this.field = field;
        }

        String path() {
            return "/sales/" + name().toLowerCase(Locale.ROOT);
        }

        String body() {
            return "{%s}".formatted(properties());
        }

        String body(String more) {
            return "{%s, %s}".formatted(properties(), more);
        }

        private String properties() {
            String account = this == OPPORTUNITIES
                    ? ", \"accountId\": \"%s\"".formatted(SalesApi.id("/sales/accounts", "{\"name\": \"A\"}"))
                    : "";
            return "\"%s\": \"Tester\"%s".formatted(field, account);
        }

        String create() {
            return SalesApi.path(path(), body());
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesBodiesThatSayWhatCannotBeSaid(Kind kind) {
        refused(400, as().body(kind.body("\"colour\": \"red\"")).post(kind.path()))
                .body("errors.pointer", hasItem("/colour"));
        refused(400, as().body(kind.body("\"version\": 7")).post(kind.path()))
                .body("errors.pointer", hasItem("/version"));
        refused(400, as().body(kind.body("\"ownerId\": {}")).post(kind.path()))
                .body("errors.pointer", hasItem("/ownerId"));
        refused(
                        400,
                        as().body(kind.body("\"description\": \"%s\"".formatted("x".repeat(10_001))))
                                .post(kind.path()))
                .body("errors.pointer", hasItem("/description"));
        refused(400, as().body("{\"" + kind.field + "\": ").post(kind.path()));
        refused(400, as().body("[]").post(kind.path()));
        refused(400, as().body("").post(kind.path()));
        refused(400, as().body("null").post(kind.path()));
        refused(
                400,
                as().body("{\"%1$s\": \"a\", \"%1$s\": \"b\"}".formatted(kind.field))
                        .post(kind.path()));
        refused(400, as().body(kind.body("\"description\": \"a\\u0000b\"")).post(kind.path()));
        refused(400, as().body(kind.body() + "{}").post(kind.path()));
    }

    @ParameterizedTest
    @EnumSource
    void refusesPatchesThatAreNone(Kind kind) {
        String path = kind.create();

        refused(400, patch("{\"colour\": 1}", path)).body("errors.pointer", hasItem("/colour"));
        refused(400, patch("{\"version\": 1}", path)).body("errors.pointer", hasItem("/version"));
        refused(400, patch("{\"ownerId\": [1]}", path)).body("errors.pointer", hasItem("/ownerId"));
        refused(400, patch("[{\"op\": \"remove\"}]", path));
        refused(400, patch("\"text\"", path));
        refused(400, patch("null", path));
    }

    @ParameterizedTest
    @EnumSource
    void refusesQuestionsThatMakeNoSense(Kind kind) {
        refused(400, as().get(kind.path() + "?cursor=abc")).body("errors.pointer", hasItem("#cursor"));
        refused(400, as().get(kind.path() + "?limit=201")).body("errors.pointer", hasItem("#limit"));
        refused(400, as().get(kind.path() + "?limit=0")).body("errors.pointer", hasItem("#limit"));
        refused(400, as().get(kind.path() + "?sort=secret")).body("errors.pointer", hasItem("#sort"));
        refused(400, as().get(kind.path() + "?filter=secret==1")).body("errors.pointer", hasItem("#filter"));
        refused(400, as().queryParam("filter", "((").get(kind.path())).body("errors.pointer", hasItem("#filter"));
        refused(400, as().get(kind.path() + "?filter=createdAt==yesterday")).body("errors.pointer", hasItem("#filter"));
        refused(400, as().get(kind.path() + "?deleted=perhaps")).body("errors.pointer", hasItem("#deleted"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesCallersWhoMayNot(Kind kind) {
        String path = kind.create();

        refusesWithoutToken(RestAssured.given().get(path));
        refusesWithoutToken(RestAssured.given()
                .contentType("application/json")
                .body(kind.body())
                .post(kind.path()));
        refusesWithoutToken(TestLogin.with("nonsense").get(path));
        refusesWithoutToken(TestLogin.with(expired()).get(path));
        refusesWithoutToken(TestLogin.with(expired()).body(kind.body()).post(kind.path()));
        refused(403, TestLogin.as(ACME, READER).body(kind.body()).post(kind.path()))
                .body("permission", equalTo(kind.type + ":create"));
        refused(403, TestLogin.as(ACME, READER).header("If-Match", "*").delete(path))
                .body("permission", equalTo(kind.type + ":delete"));
        refused(403, TestLogin.as(ACME, OUTSIDER).get(kind.path())).body("permission", equalTo(kind.type + ":read"));
        refused(404, TestLogin.as(ACME, OUTSIDER).get(path));
        refused(404, TestLogin.as(ACME, OUTSIDER).header("If-Match", "*").delete(path));
        refused(403, TestLogin.as(HOOLI, ADMINISTRATOR).body(kind.body()).post(kind.path()))
                .body("type", equalTo("urn:problem:tenant-suspended"));
        refused(
                        403,
                        TestLogin.with(TestLogin.sign(TestLogin.claims("nobody").claim("actor_type", "person")))
                                .get(kind.path()))
                .body("type", equalTo("urn:problem:tenant-required"));
    }

    @ParameterizedTest
    @EnumSource
    void knowsNothingOfWhatDoesNotExist(Kind kind) {
        String unknown = refused(404, as().get(kind.path() + "/" + UUID.randomUUID()))
                .extract()
                .path("detail");
        for (String id : new String[] {"1", "nonsense", "%00", "..%2f..", "'%20or%201=1", UUID.randomUUID() + "x"}) {
            var answer = as().urlEncodingEnabled(false).get(kind.path() + "/" + id);
            assertThat(answer.statusCode()).as(id).isIn(400, 404);
            tellsNothing(answer);
        }
        String deleted = kind.create();
        SalesApi.delete(deleted).statusCode(204);
        refused(404, as().get(deleted)).body("detail", equalTo(unknown));
        refused(404, as().header("If-Match", "*").delete(deleted));
        refused(404, patch("{}", deleted));
    }

    @ParameterizedTest
    @EnumSource
    void refusesWrongMethodsMediaTypesAndSizes(Kind kind) {
        String path = kind.create();

        refused(405, as().delete(kind.path())).header("Allow", notNullValue());
        refused(405, as().body("{}").post(path)).header("Allow", notNullValue());
        refused(415, as().contentType("text/plain").body("hello").post(kind.path()));
        refused(415, as().contentType("application/xml").body("<a/>").post(kind.path()));
        Response large = as().body(kind.body("\"taxId\": \"" + "x".repeat(3_000_000) + "\""))
                .post(kind.path());
        assertThat(large.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource
    void requiresTheVersionThatWasRead(Kind kind) {
        String path = kind.create();

        refused(428, as().delete(path));
        refused(428, as().contentType("application/merge-patch+json").body("{}").patch(path));
        refused(428, as().body(kind.body()).put(path));
        refused(412, as().header("If-Match", "\"9\"").delete(path)).body("currentVersion", equalTo(1));
        refused(412, as().header("If-Match", "nonsense").delete(path));
        refused(412, as().header("If-Match", "W/\"1\"").body(kind.body()).put(path));
        refused(409, as().header("If-Match", "*").post(path + "/restore"));
        as().header("If-Match", "\"7\", \"1.0\"")
                .body(kind.body())
                .put(path)
                .then()
                .statusCode(200);
    }

    private static void refusesWithoutToken(Response answer) {
        refused(401, answer)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("type", equalTo("urn:problem:unauthenticated"))
                .body("detail", equalTo("Send a valid access token."));
    }

    private static String expired() {
        return TestLogin.sign(TestLogin.claims(ADMINISTRATOR.subject(ACME))
                .claim("tenant", ACME.id().toString())
                .issuedAt(Instant.now().minusSeconds(120))
                .expiresAt(Instant.now().minusSeconds(60)));
    }

    private static RequestSpecification as() {
        return TestLogin.as(ACME, ADMINISTRATOR);
    }

    private static Response patch(String body, String path) {
        return as().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(body)
                .patch(path);
    }

    private static ValidatableResponse refused(int status, Response answer) {
        tellsNothing(answer);
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", notNullValue());
    }

    private static void tellsNothing(Response answer) {
        assertThat(answer.body().asString())
                .doesNotContain("Exception", "org.rapport", "java.", "hibernate", "select ", "PSQL");
    }
}
