package org.rapport.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.rapport.local.People;
import org.rapport.local.Stack;
import org.rapport.local.keycloak.KeycloakAdmin;
import org.rapport.local.keycloak.Person;

/** An organisation with one administrator and enough leads, made through the public API when it is not there yet. */
final class Customer {

    private static final String ALIAS = "bench";
    private static final Person ADMINISTRATOR = new Person("admin@bench.example", "Bea", "Bench");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stack stack;
    private final URI gateway;

    Customer(Stack stack, URI gateway) {
        this.stack = stack;
        this.gateway = gateway;
    }

    /** A token of the administrator, once all services know that there is one. */
    String token() throws IOException, InterruptedException {
        People people = stack.people();
        try (var keycloak = KeycloakAdmin.of(stack.keycloak())) {
            if (keycloak.organization(ALIAS).isEmpty()) {
                keycloak.person(ADMINISTRATOR, people.password());
                create(people.login(People.OPERATOR.email()).accessToken());
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String token = people.login(ADMINISTRATOR.email()).accessToken();
            if (send("GET", "/sales/leads?limit=1", token, "").statusCode() == 200) {
                return token;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the organisation bench does not become ready");
            }
            Thread.sleep(500);
        }
    }

    /** Makes sure of {@code wanted} leads. */
    void leads(int wanted, String token) throws IOException, InterruptedException {
        String list = send("GET", "/sales/leads?limit=1&count=true", token, "").body();
        int there = Integer.parseInt(list.replaceAll(".*\"count\":(\\d+).*", "$1"));
        try (var connection = new HttpConnection(gateway)) {
            for (int i = there; i < wanted; i++) {
                connection.exchange(HttpConnection.request("POST", "/sales/leads", token, lead(i)), false);
            }
        }
    }

    /** The body of a believable lead. */
    static String lead(int number) {
        return """
                {"firstName": "Ada", "lastName": "Lovelace %d", "company": "Analytical Engines", "jobTitle": "Countess",\
                 "email": "ada.%d@example.com", "phone": "+4930123456", "website": "https://engines.example",\
                 "address": {"street": "12 St James's Square", "postalCode": "SW1Y 4JH", "city": "London",\
                 "region": null, "country": "GB"}, "description": "Asks for a machine that weaves algebra.",\
                 "score": %d, "estimatedValue": {"amount": "12500.00", "currency": "EUR"}, "source": "referral"}\
                """.formatted(number, number, number % 100);
    }

    private void create(String operator) throws IOException, InterruptedException {
        String body = """
                {"alias": "%s", "name": "Bench", "locale": "en", "currency": "EUR", "zone": "Europe/Berlin",
                 "firstAdministrator": {"email": "%s", "firstName": "%s", "lastName": "%s"}}
                """.formatted(ALIAS, ADMINISTRATOR.email(), ADMINISTRATOR.firstName(), ADMINISTRATOR.lastName());
        var answer = send("POST", "/api/superadmin/organizations", operator, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("the organisation bench cannot be made: " + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(gateway.resolve(path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
