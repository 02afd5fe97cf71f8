package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestRoles;

/**
 * What may not be read may not be asked: of two worlds that are equal but for one hidden value every request of who may
 * not see it is answered alike, byte for byte, once identities and times are made the same.
 */
@QuarkusTest
class NonInterferenceTest {

    private static final Pattern IDENTITY =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern CURSOR = Pattern.compile("(?<=\"next\":\"|cursor=)[A-Za-z0-9_-]+");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern DURATION = Pattern.compile("\"seconds\":\\d+");
    private static final Pattern TRACE = Pattern.compile("\"traceId\":\"[^\"]*\"");
    private static final List<String> HEADERS = List.of("ETag", "Link", "Location", "Content-Type", "Cache-Control");

    /** What is asked, in this order: methods and paths, and bodies. */
    private static final List<Map.Entry<String, String>> REQUESTS = Stream.of(
                    "GET /sales/opportunities?{since}",
                    "GET /sales/opportunities?{since}&count=true&sort=-probability",
                    "GET /sales/opportunities?{since}&limit=1",
                    "GET /sales/opportunities?{since}%3Bamount=gt=1",
                    "GET /sales/opportunities?{since}%3Bamount=null=true",
                    "GET /sales/opportunities?{since}&sort=amount",
                    "GET /sales/opportunities?{since}&fields=amount",
                    "GET /sales/opportunities/{deal}",
                    "GET /sales/opportunities/{deal}?asOf=2999-01-01T00:00:00Z",
                    "GET /sales/opportunities/{deal}/history",
                    "GET /api/opportunities?{since}",
                    "GET /api/opportunities/{deal}",
                    "GET /sales/leads/{lead}/conversion-preview?opportunityId={deal}",
                    "PATCH /sales/opportunities/{deal} {\"amount\": {\"amount\": \"20.00\", \"currency\": \"EUR\"}}",
                    "PATCH /sales/opportunities/{deal} {\"amount\": {\"currency\": \"JPY\"}}",
                    "PATCH /sales/opportunities/{deal} {\"amount\": null}",
                    "PATCH /sales/opportunities/{deal} {\"amount\": 1}",
                    "PATCH /sales/opportunities/{deal} {\"nextStep\": \"Call\"}",
                    "PATCH /api/opportunities/{deal} {\"amount\": 20, \"currency\": \"EUR\"}",
                    "PATCH /api/opportunities/{deal} {\"currency\": \"JPY\"}",
                    "PATCH /api/opportunities/{deal} {\"title\": \"Twin of it\"}",
                    "PUT /sales/opportunities/{deal} {\"name\": \"Twin\", \"accountId\": \"{account}\"}",
                    "PUT /sales/opportunities/{deal} {\"name\": \"Twin\", \"accountId\": \"{account}\","
                            + " \"amount\": {\"amount\": \"20.00\", \"currency\": \"EUR\"}}",
                    "POST /sales/opportunities/{deal}/stage {\"stage\": \"proposal\"}",
                    "POST /sales/leads/{lead}/convert {\"opportunityId\": \"{deal}\","
                            + " \"opportunity\": {\"amount\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}}",
                    "POST /sales/leads/{lead}/convert {\"opportunityId\": \"{deal}\"}",
                    "POST /sales/leads/{lead}/unconvert ",
                    "POST /sales/opportunities/{deal}/win ",
                    "PUT /sales/opportunities/{deal} {\"name\": \"Won twin\", \"accountId\": \"{account}\"}",
                    "GET /sales/opportunities/{deal}/history",
                    "GET /sales/accounts/{account}",
                    "DELETE /sales/accounts/{account} ",
                    "DELETE /sales/opportunities/{deal} ",
                    "GET /sales/opportunities/{deal}?deleted=true",
                    "POST /sales/opportunities/{deal}/restore ")
            .map(request ->
                    Map.entry(request.replaceFirst("^(\\S+ \\S+) .*", "$1"), request.replaceFirst("^\\S+ \\S+ ?", "")))
            .toList();

    private static final String SOME = "{\"amount\": \"20.00\", \"currency\": \"EUR\"}";
    private static final String MUCH = "{\"amount\": \"99999.00\", \"currency\": \"JPY\"}";

    @Test
    void theAmountOfADealIsNotFoundOut() {
        mayDoAllBut("amount");

        List<String> some = transcript(SOME);

        assertThat(transcript(MUCH)).containsExactlyElementsOf(some);
        assertThat(transcript("null")).containsExactlyElementsOf(some);
    }

    /** Who sees the amount finds it in most of the answers. */
    @Test
    void theAmountOfADealIsFoundOutByWhoMaySeeIt() {
        mayDoAllBut();

        List<String> some = transcript(SOME);
        some.removeAll(transcript(MUCH));

        assertThat(some).hasSizeGreaterThan(REQUESTS.size() / 2);
    }

    private static void mayDoAllBut(String... hidden) {
        List<String> all = List.of("*");
        TestRoles.vary(
                new Grant("account", all),
                new Grant("contact", all),
                new Grant("lead", all),
                new Grant("opportunity", all, Reach.ALL, List.of(hidden), List.of()));
    }

    /** What is answered where the second of three deals has {@code amount}. */
    private static List<String> transcript(String amount) {
        var world = new LinkedHashMap<String, String>();
        world.put("account", made("/sales/accounts", "{\"name\": \"Twin\"}"));
        world.put("first", deal(world, "{\"amount\": \"10.00\", \"currency\": \"EUR\"}"));
        world.put("deal", deal(world, amount));
        world.put("last", deal(world, "null"));
        world.put("lead", made("/sales/leads", """
                {"lastName": "Twin", "estimatedValue": {"amount": "7.00", "currency": "EUR"}}
                """));
        as(ADMINISTRATOR)
                .post("/sales/leads/" + world.get("lead") + "/qualify")
                .then()
                .statusCode(200);
        String since = as(ADMINISTRATOR)
                .get("/sales/opportunities/" + world.get("first"))
                .path("createdAt");
        world.put("since", "filter=createdAt=ge=" + since + "%3BaccountId==" + world.get("account"));
        var identities = new LinkedHashMap<String, String>();
        var answers = new ArrayList<String>();
        for (var request : REQUESTS) {
            Response answer = ask(filled(request.getKey(), world), filled(request.getValue(), world));
            answers.add(request.getKey() + " " + request.getValue() + "\n" + answered(answer, identities));
        }
        return answers;
    }

    private static Response ask(String request, String body) {
        String[] words = request.split(" ");
        RequestSpecification sent = as(VARYING).urlEncodingEnabled(false);
        if (!body.isEmpty()) {
            sent = sent.body(body);
        }
        return switch (words[0]) {
            case "PATCH" -> sent.contentType("application/merge-patch+json").patch(words[1]);
            default -> sent.request(words[0], words[1]);
        };
    }

    private static String filled(String template, Map<String, String> world) {
        String text = template;
        for (var value : world.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private static String answered(Response answer, Map<String, String> identities) {
        var text = new StringBuilder().append(answer.statusCode()).append('\n');
        HEADERS.forEach(name ->
                text.append(name).append(": ").append(answer.header(name)).append('\n'));
        String all = text + answer.asString();
        all = CURSOR.matcher(all).replaceAll("…");
        all = TIME.matcher(all).replaceAll("…");
        all = TRACE.matcher(all).replaceAll("…");
        all = DURATION.matcher(all).replaceAll("…");
        return IDENTITY.matcher(all)
                .replaceAll(found -> identities.computeIfAbsent(found.group(), _ -> "#" + identities.size()));
    }

    private static String deal(Map<String, String> world, String amount) {
        return made(
                "/sales/opportunities",
                "{\"name\": \"Twin\", \"accountId\": \"%s\", \"amount\": %s}".formatted(world.get("account"), amount));
    }

    private static String made(String path, String body) {
        return as(ADMINISTRATOR)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification as(TestLogin.Member member) {
        return TestLogin.as(ACME, member).header("If-Match", "*");
    }
}
