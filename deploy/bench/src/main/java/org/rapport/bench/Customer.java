package org.rapport.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.rapport.local.People;
import org.rapport.local.Stack;
import org.rapport.local.client.Gateway;
import org.rapport.local.client.Login;
import org.rapport.local.keycloak.KeycloakAdmin;
import org.rapport.local.keycloak.Person;

/** An organisation with one administrator and enough leads, made through the public API when it is not there yet. */
final class Customer {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LIST = "/sales/leads?limit=50";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final Stack stack;
    private final Gateway gateway;
    private final String alias;
    private final Person administrator;

    Customer(Stack stack, URI gateway, String alias) {
        this.stack = stack;
        this.gateway = Gateway.of(gateway);
        this.alias = alias;
        this.administrator = new Person("admin@" + alias + ".example", "Bea", "Bench");
    }

    /** A token of the administrator, once all services know that there is one. */
    String token() throws InterruptedException {
        People people = stack.people();
        try (var keycloak = KeycloakAdmin.of(stack.keycloak())) {
            if (keycloak.organization(alias).isEmpty()) {
                keycloak.person(administrator, people.password());
                create(gateway.bearer(new Login(() -> people.login(People.OPERATOR.email()))));
                people.join(administrator.email());
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String token = people.login(administrator.email()).accessToken();
            if (gateway.bearer(() -> token).get("/sales/leads?limit=1").isSuccess()) {
                return token;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the organisation bench does not become ready");
            }
            Thread.sleep(500);
        }
    }

    /** The gateway as the administrator sees it, for as long as it takes. */
    Gateway asAdministrator() {
        return gateway.bearer(new Login(() -> stack.people().login(administrator.email())));
    }

    /** Makes sure of {@code wanted} leads. */
    void leads(int wanted, String token) throws IOException {
        int there = gateway.bearer(() -> token)
                .get("/sales/leads?limit=1&count=true")
                .orFail()
                .body()
                .path("count")
                .asInt();
        try (var connection = new HttpConnection(gateway.address())) {
            for (int i = there; i < wanted; i++) {
                connection.exchange(HttpConnection.request("POST", "/sales/leads", token, lead(i)), false);
            }
        }
    }

    /** Requests for a page of its leads. */
    Supplier<byte[]> lists(String token) {
        byte[] list = HttpConnection.request("GET", LIST, token, "");
        return () -> list;
    }

    /** Requests for one of its leads after the other, of a page of them. */
    Supplier<byte[]> reads(String token) throws IOException {
        List<byte[]> reads = new ArrayList<>();
        try (var connection = new HttpConnection(gateway.address())) {
            ID.matcher(connection.exchange(lists(token).get(), true).body())
                    .results()
                    .map(found -> HttpConnection.request("GET", "/sales/leads/" + found.group(1), token, ""))
                    .forEach(reads::add);
        }
        var next = new AtomicInteger();
        return () -> reads.get(Math.floorMod(next.incrementAndGet(), reads.size()));
    }

    /** Requests for another lead each, for one person with thousands of them is nobody's customer. */
    Supplier<byte[]> creations(String token) {
        var next = new AtomicInteger((int) Instant.now().getEpochSecond());
        return () -> HttpConnection.request("POST", "/sales/leads", token, lead(next.incrementAndGet()));
    }

    /** The body of a believable lead. */
    private static String lead(int number) {
        return """
                {"firstName": "Ada", "lastName": "Lovelace %d", "company": "Analytical Engines", "jobTitle": "Countess",\
                 "email": "ada.%d@example.com", "phone": "+4930123456", "website": "https://engines.example",\
                 "address": {"street": "12 St James's Square", "postalCode": "SW1Y 4JH", "city": "London",\
                 "region": null, "country": "GB"}, "description": "Asks for a machine that weaves algebra.",\
                 "score": %d, "estimatedValue": {"amount": "12500.00", "currency": "EUR"}, "source": "referral"}\
                """.formatted(number, number, number % 100);
    }

    private void create(Gateway operator) {
        String body = """
                {"alias": "%s", "name": "Bench", "locale": "en", "currency": "EUR", "zone": "Europe/Berlin",
                 "firstAdministrator": {"email": "%s", "firstName": "%s", "lastName": "%s"}}
                """.formatted(alias, administrator.email(), administrator.firstName(), administrator.lastName());
        operator.post("/api/superadmin/organizations", body, Map.of()).orFail();
    }
}
