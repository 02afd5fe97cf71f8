package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.acceptance.Eventually.eventually;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rapport.local.keycloak.Tokens;

/**
 * What the suite must refuse, and how. Every answer here, and in every other test, is checked by {@link Answer} to be no
 * 500 and to tell nothing of the inside.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private final Suite suite;
    private final URI realm;
    private final Map<String, Answer> records = new LinkedHashMap<>();

    private Organization acme;
    private Organization globex;
    private Login login;
    private Api api;

    BadInputTest(Suite suite) {
        this.suite = suite;
        realm = URI.create(suite.stack().keycloak().url() + "/realms/crm");
    }

    @BeforeAll
    void twoOrganisationsAndARecordOfEachKind() {
        acme = suite.organization("Acme");
        globex = suite.organization("Globex");
        login = suite.login(
                acme.alias(), Organization.person(acme.alias(), "administrator").email(), Organization.PASSWORD);
        api = suite.visitor().bearer(login);
        create("/sales/leads", "{\"lastName\": \"Lovelace\"}");
        create("/sales/contacts", "{\"lastName\": \"Lovelace\"}");
        create("/sales/accounts", "{\"name\": \"Analytical Engines\"}");
        create(
                "/sales/opportunities",
                "{\"name\": \"Engine\", \"accountId\": \""
                        + records.get("/sales/accounts").id() + "\"}");
        create("/marketing/forms", """
                {"name": "Ask", "fields": [{"name": "email", "label": "E-mail", "type": "email"}]}
                """);
        create("/support/tickets", "{\"subject\": \"Gear is stuck\"}");
        String member =
                api.get("/api/superadmin/users").body().at("/items/0/id").asText();
        records.put(
                "/api/superadmin/users",
                api.get("/api/superadmin/users/" + member).expect(200));
    }

    private void create(String collection, String body) {
        records.put(collection, api.post(collection, body).expect(201));
    }

    @Test
    void withoutALoginOrWithATokenThatNobodyIssuedThereIsNothing() {
        String good = login.get();
        var tampered = new Tampered(good);
        api.bearer(good).get("/sales/leads").expect(200);

        refused("");
        refused("no-token");
        refused(good.substring(0, good.length() - 4) + "AAAA");
        refused(tampered.unsigned());
        refused(tampered.ofAnotherKey());
        refused(tampered.ofAnotherTenant(globex.alias(), globex.id()));
        Tampered.publicKeys(realm).forEach(key -> refused(tampered.signedWith(key)));
    }

    @Test
    void aTokenOfTheRealmThatIsNoAccessTokenForThisApiIsRefused() {
        Tokens tokens = login.tokens();
        refused(tokens.idToken());
        refused(tokens.refreshToken());
        refused(suite.keycloak().token()); // of the realm of Keycloak's own administrators

        var stranger = new Machine(suite.stack().keycloak().url(), acme.alias() + "-elsewhere");
        stranger.create(
                suite.keycloak().token(),
                Machine.tenant(acme.alias(), acme.id()),
                0,
                List.of("basic", "roles", "service_account"));
        refused(stranger.tokens().accessToken());
    }

    @Test
    void aTokenIsGoodUntilItEnds() {
        var machine = new Machine(suite.stack().keycloak().url(), acme.alias() + "-brief");
        machine.create(suite.keycloak().token(), Machine.tenant(acme.alias(), acme.id()), 2);
        String token = machine.tokens().accessToken();

        api.bearer(token).get("/sales/leads").expect(403); // a known caller without a role
        eventually(() -> refused(token));
    }

    @Test
    void aTokenWithoutAnOrganisationActsInNone() {
        var machine = new Machine(suite.stack().keycloak().url(), acme.alias() + "-homeless");
        machine.create(suite.keycloak().token(), List.of(), 0);

        Answer answer =
                api.bearer(machine.tokens().accessToken()).get("/sales/leads").expect(403);

        assertThat(answer.text("/type")).isEqualTo("urn:problem:tenant-required");
    }

    @Test
    void aRecordOfAnotherTenantIsAsUnknownAsOneThatNeverWas() {
        Api stranger = globex.administrator();
        records.forEach((collection, record) -> {
            Answer foreign = stranger.get(collection + "/" + record.id()).expect(404);
            Answer unknown = stranger.get(collection + "/" + UUID.randomUUID()).expect(404);
            Answer nonsense = stranger.get(collection + "/no-uuid").expect(404);
            assertThat(List.of(unknown.text("/type"), nonsense.text("/type"))).containsOnly(foreign.text("/type"));
            stranger.ifAny().patch(collection + "/" + record.id(), "{}").expect(404);
            api.get(collection + "/" + record.id()).expect(200);
        });
    }

    @Test
    void theTenantComesFromTheTokenAndFromNothingElse() {
        Api pretender = globex.administrator();
        for (String header : List.of("X-Tenant", "X-Tenant-Id", "X-Crm-Tenant", "X-Forwarded-User")) {
            pretender = pretender.with(header, acme.id().toString());
        }

        assertThat(pretender.get("/sales/leads?tenant=" + acme.id()).items()).isEmpty();
        pretender.get("/sales/leads/" + records.get("/sales/leads").id()).expect(404);
    }

    @Test
    void aChangeNamesTheVersionThatItWasMadeFor() {
        records.forEach((collection, record) -> {
            String path = collection + "/" + record.id();
            api.patch(path, "{}").expect(428);
            api.with("If-Match", "\"999\"").patch(path, "{}").expect(412);
            api.with("If-Match", "nonsense").patch(path, "{}").expect(412);
        });
    }

    @Test
    void whatCannotBeReadIsMalformed() {
        records.keySet().stream().filter(it -> !it.startsWith("/api/")).forEach(collection -> {
            for (String body :
                    List.of("{", "[]", "null", "\"text\"", "{\"nobodyKnowsThis\": 1}", "{\"id\": \"mine\"}")) {
                Answer answer = api.post(collection, body).expect(400);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
            api.get(collection + "?cursor=nonsense").expect(400);
            api.get(collection + "?limit=0").expect(400);
            api.get(collection + "?limit=201").expect(400);
            api.get(collection + "?sort=nobodyKnowsThis").expect(400);
            api.get(collection + "?filter=" + "nobodyKnowsThis==1").expect(400);
            api.get(collection + "?filter=%27;drop%20table%20lead;--").expect(400);
        });
        assertThat(api.post("/sales/leads", "{\"lastName\": 1, \"score\": \"many\"}")
                        .expect(400)
                        .text("/errors/0/pointer"))
                .isNotEmpty();
    }

    @Test
    void methodMediaTypeAndLengthAreLookedAtFirst() {
        records.keySet().forEach(collection -> assertThat(
                        api.send("DELETE", collection, "").expect(405).header("Allow"))
                .contains("GET"));
        api.with("Content-Type", "text/plain")
                .post("/sales/leads", "lastName=Lovelace")
                .expect(415);
        api.with("Content-Type", "application/xml")
                .post("/support/tickets", "<ticket/>")
                .expect(415);
        api.post("/sales/leads", "{\"description\": \"" + "x".repeat(11_000_000) + "\"}")
                .expect(413);
        api.post("/sales/leads", "{\"lastName\": \"" + "x".repeat(101) + "\"}").expect(400);
    }

    @Test
    void aPathThatTwoServersCouldReadDifferentlyIsRefused() {
        for (String path : List.of(
                "//sales/leads",
                "/sales//leads",
                "/sales/./leads",
                "/marketing/../sales/leads",
                "/marketing/%2e%2e/sales/leads",
                "/sales/%2E/leads",
                "/sales%2fleads",
                "/sales/leads;x=1",
                "/sales/leads%3bx=1",
                "/sales/leads%00",
                "/sales/leads%5c..")) {
            api.get(path).expectOneOf(400, 404);
        }
        for (String path : List.of("/q/health", "/q/metrics", "/sales/q/health", "/sales/../q/openapi", "/nobody")) {
            api.get(path).expectOneOf(400, 404);
        }
    }

    @Test
    void aRequestThatHidesAnotherOneIsRefused() {
        String target = "\nHost: 127.0.0.1\nAuthorization: Bearer " + login.get() + "\n";
        URI gateway = suite.visitor().gateway();
        String hidden = "GET /sales/accounts HTTP/1.1\nHost: 127.0.0.1\n\n";

        for (String request : List.of(
                "POST /sales/leads HTTP/1.1" + target + "Content-Length: 4\nTransfer-Encoding: chunked\n\n0\n\n"
                        + hidden,
                "POST /sales/leads HTTP/1.1" + target + "Content-Length: 4\nContent-Length: 40\n\n{}\n\n" + hidden,
                "POST /sales/leads HTTP/1.1" + target + "Transfer-Encoding: xchunked\n\n0\n\n" + hidden,
                "GET /sales/leads HTTP/1.1" + target + "Host: elsewhere\nConnection: close\n\n",
                "GET /sales/leads HTTP/1.1" + target + "Authorization: Bearer other\nConnection: close\n\n")) {
            String answer = Wire.send(gateway, request);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("HTTP/1.1 200");
        }
    }

    private void refused(String token) {
        Answer answer = api.bearer(token).get("/sales/leads").expect(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
