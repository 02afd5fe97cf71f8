package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.TestLogin.Member.SOLO;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.allow;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestPolicies.unless;
import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.CrmEvents;
import org.rapport.events.admin.PolicyRecord.Effect;
import org.rapport.events.admin.PolicyRecord.Rule;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.Drill;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/**
 * Lists, pages, counts and single reads show exactly the leads that the policies let through. What these are is worked out
 * here once more, by an oracle that knows nothing of conditions: each is said in CEL and in Java.
 */
@QuarkusTest
class PolicyTest {

    private static final String LEADS = "/sales/leads";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int ROUNDS = Drill.rounds(25);
    private static final int RECORDS = 80;

    /** What a condition says of a lead; {@code null} is unknown. */
    private interface Says {
        @Nullable
        Boolean of(JsonNode lead);
    }

    private record Asked(String cel, Says says) {}

    /** Each of them is unknown of some leads, and true and false of others. */
    private static final List<Asked> CONDITIONS = List.of(
            new Asked("resource.score >= 50", lead -> lead.path("score").asInt() >= 50),
            new Asked("resource.company == 'Acme'", lead -> text(lead, "/company", "Acme"::equals)),
            new Asked("resource.address.country == 'DE'", lead -> text(lead, "/address/country", "DE"::equals)),
            new Asked(
                    "resource.address.country in ['DE', 'FR']",
                    lead -> text(lead, "/address/country", List.of("DE", "FR")::contains)),
            new Asked("resource.status == 'new'", lead -> text(lead, "/status", "new"::equals)),
            new Asked("resource.source == 'web'", lead -> text(lead, "/source", "web"::equals)),
            new Asked("has(resource.source)", lead -> lead.hasNonNull("source")),
            new Asked("resource.company.startsWith('É')", lead -> text(lead, "/company", it -> it.startsWith("É"))),
            new Asked("resource.ownerId == subject.id", lead -> text(lead, "/ownerId", VARYING.subject(ACME)::equals)),
            new Asked("'varying' in subject.roles", _ -> true),
            new Asked("'administrator' in subject.roles", _ -> false),
            new Asked("resource.createdAt > context.now", _ -> false),
            new Asked("resource.createdAt >= context.now - duration('1h')", _ -> true),
            new Asked("resource.estimatedValue >= money('100.00', 'EUR')", PolicyTest::isWorthAHundredEuros));

    private final Random random = Drill.random();

    private static @Nullable Boolean text(JsonNode lead, String pointer, Predicate<String> expected) {
        JsonNode value = lead.at(pointer);
        return value.isMissingNode() || value.isNull() ? null : expected.test(value.textValue());
    }

    private static @Nullable Boolean isWorthAHundredEuros(JsonNode lead) {
        JsonNode value = lead.path("estimatedValue");
        return value.path("currency").asText().equals("EUR")
                ? new BigDecimal(value.path("amount").asText()).compareTo(new BigDecimal(100)) >= 0
                : null;
    }

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    @Test
    void showsExactlyWhatThePoliciesLetThrough() {
        Instant begin = Instant.now();
        List<JsonNode> leads = IntStream.range(0, RECORDS).mapToObj(_ -> lead()).toList();
        int shown = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var said = new HashMap<Rule, Says>();
            Rule[] rules = rules(said);
            boolean reachesOwn = random.nextBoolean();
            TestRoles.vary(reachesOwn ? new Grant[] {new Grant("lead", List.of("read"), Reach.OWN)} : new Grant[0]);
            TestPolicies.publish(rules);
            List<String> expected = leads.stream()
                    .filter(lead -> isAllowed(lead, rules, said, reachesOwn))
                    .map(lead -> lead.path("id").asText())
                    .toList();
            shown += expected.size();

            assertThat(pages(begin)).as(() -> Arrays.toString(rules)).isEqualTo(expected);
            String token = TestLogin.token(ACME, VARYING);
            for (JsonNode lead : leads) {
                String id = lead.path("id").asText();
                assertThat(status(LEADS + "/" + id, token))
                        .as(() -> lead + Arrays.toString(rules))
                        .isEqualTo(expected.contains(id) ? 200 : 404);
            }
        }
        assertThat(shown).isBetween(ROUNDS * RECORDS / 10, ROUNDS * RECORDS * 9 / 10);
    }

    @Test
    void asksForAnotherSignInWhereThatIsAllThatIsLacking() {
        TestRoles.vary(new Grant("lead", List.of("read", "edit", "assign")));
        JsonNode german = lead("DE");
        JsonNode french = lead("FR");
        TestPolicies.publish(
                unless("2", deny("lead", "read", "resource.address.country == 'DE'")),
                unless("2", deny("lead", "edit", null)),
                unless("2", deny("lead", "assign", "resource.ownerId != subject.id")),
                unless("2", deny("lead", "read", null, "email")));

        Response refused = caller().get(at(german));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"crm\", error=\"insufficient_user_authentication\", acr_values=\"2\"");
        assertThat((String) refused.path("acr")).isEqualTo("2");
        assertThat(caller().header("If-Match", "*").delete(at(french)).statusCode())
                .isEqualTo(403);
        assertThat(patch(caller(), french)).isEqualTo(401);
        assertThat(assign(french)).as("what it becomes is denied").isEqualTo(401);
        assertThat((String) caller().get(at(french)).path("email")).isNull();
        assertThat(caller().get(LEADS + "?filter=email==x").statusCode()).isEqualTo(400);

        assertThat(stronger().get(at(german)).statusCode()).isEqualTo(200);
        assertThat((String) stronger().get(at(french)).path("email")).isNotNull();
        assertThat(patch(stronger(), french)).isEqualTo(200);
        TestPolicies.publish(unless("2", deny("lead", "*", null)));
        assertThat(caller().get(LEADS).statusCode()).isEqualTo(401);
        assertThat(stronger().get(LEADS).statusCode()).isEqualTo(200);
    }

    private static RequestSpecification stronger() {
        return TestLogin.signedIn(ACME, VARYING, "2");
    }

    private static String at(JsonNode lead) {
        return LEADS + "/" + lead.path("id").asText();
    }

    private static int patch(RequestSpecification caller, JsonNode lead) {
        return caller.contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"jobTitle\": \"Tester\"}")
                .patch(at(lead))
                .statusCode();
    }

    @Test
    void speaksOfMembersAloneWhereItSpeaksOfEverybody() {
        TestPolicies.publish(
                new Rule(Effect.ALLOW, "lead", List.of("read"), List.of(), null, List.of(), List.of(), null));
        String stranger = TestLogin.sign(
                TestLogin.claims("nobody").claim("tenant", ACME.id().toString()).claim("actor_type", "person"));

        assertThat(TestLogin.as(ACME, Member.OUTSIDER).get(LEADS).statusCode()).isEqualTo(200);
        assertThat(TestLogin.with(stranger).get(LEADS).statusCode()).isEqualTo(403);
        assertThat(TestLogin.asOperator(ACME).get(LEADS).statusCode()).isEqualTo(403);
    }

    /** Who may not put a record where he may not work does not, however he may change it. */
    @Test
    void movesNothingOutOfItsOwnSight() {
        TestRoles.vary(new Grant("lead", List.of("read", "create", "edit")));
        JsonNode lead = lead("FR");
        TestPolicies.publish(deny("lead", "read", "resource.address.country == 'DE'"));

        assertThat(caller().contentType("application/merge-patch+json")
                        .header("If-Match", "*")
                        .body("{\"address\": {\"country\": \"DE\"}}")
                        .patch(at(lead))
                        .statusCode())
                .isEqualTo(403);
        assertThat(caller().body("{\"lastName\": \"Moved\", \"address\": {\"country\": \"DE\"}}")
                        .post(LEADS)
                        .statusCode())
                .isEqualTo(403);
        assertThat((String) caller().get(at(lead)).path("address.country")).isEqualTo("FR");
        assertThat(patch(caller(), lead)).isEqualTo(200);
    }

    /** A role's reach is asked of the record as it was: who may assign it may give it away. */
    @Test
    void givesAwayWhatRolesReachButNotWhatAPolicyAlone() {
        JsonNode own = lead("FR");
        TestRoles.vary(new Grant("lead", List.of("read", "assign"), Reach.OWN));
        assertThat(assign(own)).isEqualTo(200);

        TestRoles.vary();
        JsonNode other = lead("FR");
        TestPolicies.publish(allow("lead", "*", "resource.ownerId == subject.id"));
        assertThat(assign(other)).isEqualTo(403);
        TestPolicies.publish(
                allow("lead", "assign", "resource.ownerId == subject.id"),
                allow("lead", "*", "resource.address.country == 'FR'"));
        assertThat(assign(other)).isEqualTo(200);
    }

    private static int assign(JsonNode lead) {
        return caller().header("If-Match", "*")
                .body("{\"ownerId\": \"%s\"}".formatted(SOLO.subject(ACME)))
                .post(at(lead) + "/assign")
                .statusCode();
    }

    private static RequestSpecification caller() {
        return TestLogin.as(ACME, VARYING);
    }

    /** There are thousands of them, so each is asked for as plainly as can be. */
    private static int status(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids of what is listed page by page, the oldest first, as many as are counted. */
    private static List<String> pages(Instant begin) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var asking = caller().queryParam("filter", "createdAt=ge=" + begin)
                    .queryParam("sort", "createdAt")
                    .queryParam("count", true)
                    .queryParam("limit", 7);
            Response page = (cursor == null ? asking : asking.queryParam("cursor", cursor)).get(LEADS);
            if (page.statusCode() == 403) {
                return List.of(); // nothing is allowed, whatever the record
            }
            ids.addAll(page.path("items.id"));
            cursor = page.path("next");
            if (cursor == null) {
                assertThat((int) page.path("count")).isEqualTo(ids.size());
            }
        } while (cursor != null);
        return ids;
    }

    /** The same as the rules say, once more. */
    private static boolean isAllowed(JsonNode lead, Rule[] rules, Map<Rule, Says> said, boolean reachesOwn) {
        boolean denied = Stream.of(rules)
                .filter(rule -> rule.effect() == Effect.DENY)
                .anyMatch(rule -> !Boolean.FALSE.equals(said.get(rule).of(lead)));
        boolean allowed = Stream.of(rules)
                .filter(rule -> rule.effect() == Effect.ALLOW)
                .anyMatch(rule -> Boolean.TRUE.equals(said.get(rule).of(lead)));
        boolean own = lead.path("ownerId").asText().equals(VARYING.subject(ACME));
        return !denied && (allowed || reachesOwn && own);
    }

    private Rule[] rules(Map<Rule, Says> said) {
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            Asked asked = asked(2);
            rules.add(allow("lead", random.nextBoolean() ? "read" : "*", asked.cel()));
            said.put(rules.getLast(), asked.says());
        }
        for (int i = 0; i < random.nextInt(2); i++) {
            Asked asked = asked(1);
            rules.add(deny(random.nextBoolean() ? "lead" : "*", "read", asked.cel()));
            said.put(rules.getLast(), asked.says());
        }
        return rules.toArray(Rule[]::new);
    }

    private Asked asked(int depth) {
        Asked one = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        if (depth == 0) {
            return one;
        }
        Asked other = asked(depth - 1);
        return switch (random.nextInt(4)) {
            case 0 ->
                new Asked("!(%s)".formatted(one.cel()), lead -> not(one.says().of(lead)));
            case 1 ->
                new Asked(
                        "(%s) && (%s)".formatted(one.cel(), other.cel()),
                        lead -> and(one.says().of(lead), other.says().of(lead)));
            case 2 ->
                new Asked(
                        "(%s) || (%s)".formatted(one.cel(), other.cel()),
                        lead -> not(
                                and(not(one.says().of(lead)), not(other.says().of(lead)))));
            default -> one;
        };
    }

    private static @Nullable Boolean not(@Nullable Boolean it) {
        return it == null ? null : !it;
    }

    private static @Nullable Boolean and(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return one == null || other == null ? null : true;
    }

    /** One of the caller's own. */
    private static JsonNode lead(String country) {
        var lead = CrmEvents.mapper().createObjectNode();
        lead.put("lastName", "Policy").put("email", "policy@example.com");
        lead.put("ownerId", VARYING.subject(ACME));
        lead.putObject("address").put("country", country);
        return read(
                TestLogin.as(ACME, Member.ADMINISTRATOR).body(lead.toString()).post(LEADS));
    }

    private JsonNode lead() {
        var lead = CrmEvents.mapper().createObjectNode();
        lead.put("lastName", "Policy");
        put("company", lead, null, "Acme", "Ébène", "Ebene");
        put("source", lead, null, "web", "fair");
        lead.put("score", random.nextInt(100));
        if (random.nextBoolean()) {
            put("country", lead.putObject("address"), null, "DE", "FR", "AT");
        }
        if (random.nextBoolean()) {
            lead.putObject("estimatedValue")
                    .put("amount", random.nextBoolean() ? "99.99" : "100.00")
                    .put("currency", random.nextBoolean() ? "EUR" : "CHF");
        }
        Member owner = random.nextBoolean() ? SOLO : VARYING;
        lead.put("ownerId", owner.subject(ACME));
        return read(
                TestLogin.as(ACME, Member.ADMINISTRATOR).body(lead.toString()).post(LEADS));
    }

    private void put(String property, ObjectNode of, @Nullable String... values) {
        String value = values[random.nextInt(values.length)];
        if (value != null) {
            of.put(property, value);
        }
    }

    private static JsonNode read(Response answer) {
        assertThat(answer.statusCode()).as(answer::asString).isEqualTo(201);
        return answer.as(JsonNode.class);
    }
}
