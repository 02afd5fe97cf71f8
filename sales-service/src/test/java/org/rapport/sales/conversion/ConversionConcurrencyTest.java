package org.rapport.sales.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.conversion.ConversionFixture.qualified;
import static org.rapport.sales.conversion.ConversionFixture.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin;

/** Many clients at one lead. */
@QuarkusTest
class ConversionConcurrencyTest {

    @Test
    void makesOneOfEachWhenFiftyConvertAtOnce() throws Exception {
        String company = unique("Fifty");
        String lead = qualified(company);

        List<Response> answers = fifty(() -> TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "*")
                .body("{\"bypassAccountDedupe\": true, \"bypassContactDedupe\": true}")
                .post(lead + "/convert"));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(49)
                .allSatisfy(answer ->
                        assertThat(answer.jsonPath().getString("links.contact")).startsWith("/sales/contacts/"));
        requireOneOfEach(company, lead);
    }

    @Test
    void makesOneOfEachWhenFiftyConvertTheVersionTheyRead() throws Exception {
        String company = unique("Version");
        String lead = qualified(company);

        List<Response> answers = fifty(() -> TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "\"2.0\"")
                .body("{}")
                .post(lead + "/convert"));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(409));
        requireOneOfEach(company, lead);
    }

    @Test
    void makesOneOfEachWhenOneRequestIsSentFiftyTimes() throws Exception {
        String company = unique("Repeat");
        String lead = qualified(company);
        String key = UUID.randomUUID().toString();
        Callable<Response> request = () -> TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "*")
                .header("Idempotency-Key", key)
                .body("{}")
                .post(lead + "/convert");

        List<Response> answers = fifty(request);

        List<String> firstAnswers = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> answer.body().asString())
                .toList();
        assertThat(firstAnswers).isNotEmpty().containsOnly(request.call().body().asString());
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
                .allSatisfy(answer -> assertThat(answer.jsonPath().getString("type"))
                        .isEqualTo("urn:problem:idempotency-key-in-use"));
        requireOneOfEach(company, lead);
    }

    private static void requireOneOfEach(String company, String lead) {
        JsonPath conversion = get(lead).body("version", equalTo(3)).extract().jsonPath();
        get("/sales/accounts?filter=domain==" + company.toLowerCase(Locale.ROOT) + ".example")
                .body("items.id", contains(conversion.getString("conversion.accountId")));
        get("/sales/contacts?filter=email==pepper@" + company + ".example")
                .body("items.id", contains(conversion.getString("conversion.contactId")));
        get("/sales/opportunities?filter=accountId==" + conversion.getString("conversion.accountId"))
                .body("items.id", contains(conversion.getString("conversion.opportunityId")));
    }

    /** What fifty clients are answered that ask at once, and again where the service was too busy to begin. */
    private static List<Response> fifty(Callable<Response> request) throws Exception {
        Callable<Response> patiently = () -> {
            Response answer = request.call();
            while (answer.statusCode() == 503) {
                answer = request.call();
            }
            return answer;
        };
        try (var clients = Executors.newFixedThreadPool(50)) {
            List<Future<Response>> answers = clients.invokeAll(
                    IntStream.range(0, 50).mapToObj(_ -> patiently).toList());
            var all = new ArrayList<Response>();
            for (var answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }
}
