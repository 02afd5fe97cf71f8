package org.rapport.gateway.across;

import static java.util.stream.Collectors.joining;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.call.Calls;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.route.Proxy;
import org.rapport.gateway.route.ResourceTypes;
import org.rapport.gateway.route.Service;
import org.rapport.gateway.token.Grant;

/**
 * {@code GET /api/search}: records of all services by words. Those that have such records are asked side by side, and their
 * best hits are shown in turn; one that does not answer is named, and what the others have found is shown all the same.
 */
@Singleton
final class SearchOfAll implements AcrossServices {

    private static final List<Service> SERVICES = List.of(Service.SALES, Service.MARKETING, Service.SUPPORT);
    private static final String TYPES = "types";
    private static final int DEFAULT_LIMIT = 10;

    private final SideBySide services;

    SearchOfAll(SideBySide services) {
        this.services = services;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals("/api/search");
    }

    @Override
    public void read(Exchange exchange, Grant grant, Proxy proxy) {
        try {
            MultiMap asked = exchange.request().params();
            services.get(exchange, grant, proxy, paths(asked)).onSuccess(answers -> tell(exchange, asked, answers));
        } catch (RuntimeException failure) {
            exchange.fail(failure);
        }
    }

    /** Where to ask which services: those of whose types somebody asks, or all. */
    private static Map<Service, String> paths(MultiMap asked) {
        var paths = new EnumMap<Service, String>(Service.class);
        String types = asked.get(TYPES);
        if (types == null) {
            SERVICES.forEach(service -> paths.put(service, path(service, asked, null)));
        } else {
            var ofEach = new EnumMap<Service, List<String>>(Service.class);
            for (String type : types.split(",", -1)) {
                Service owner = ResourceTypes.ownerOf(type);
                if (owner == null || !SERVICES.contains(owner)) {
                    throw new Refused(Problem.malformed("A type of records is not found by words.")
                            .errors(List.of(new Problem.FieldError(
                                    "#types", "can name types of records that are found by words, such as contact"))));
                }
                ofEach.computeIfAbsent(owner, _ -> new ArrayList<>()).add(type);
            }
            ofEach.forEach((service, some) -> paths.put(service, path(service, asked, String.join(",", some))));
        }
        return paths;
    }

    private static String path(Service service, MultiMap asked, @Nullable String types) {
        return asked.entries().stream()
                .map(parameter -> Calls.encode(parameter.getKey()) + "="
                        + Calls.encode(
                                parameter.getKey().equals(TYPES) && types != null ? types : parameter.getValue()))
                .collect(joining("&", "/" + service.word() + "/search?", ""));
    }

    private static void tell(Exchange exchange, MultiMap asked, SortedMap<Service, Future<Answer>> answers) {
        Answer refusal = refusal(answers);
        if (refusal != null) {
            SideBySide.pass(exchange, refusal, Problem.CONTENT_TYPE);
            return;
        }
        var found = new ArrayList<JsonArray>();
        var unavailable = new JsonArray();
        answers.forEach((service, answer) -> {
            if (answer.succeeded() && answer.result().isOk()) {
                found.add(answer.result().body().getJsonArray("items", new JsonArray()));
            } else {
                unavailable.add(service.word());
            }
        });
        if (found.isEmpty()) {
            exchange.refuse(Proxy.down());
            return;
        }
        var all = new JsonObject().put("items", inTurn(found, limit(asked)));
        if (!unavailable.isEmpty()) {
            all.put("unavailable", unavailable);
        }
        exchange.answer(200, "application/json", all.toBuffer(), "private, no-cache");
    }

    /** What one has against the question itself, all would have; but one that has no search yet is not there. */
    private static @Nullable Answer refusal(SortedMap<Service, Future<Answer>> answers) {
        return answers.values().stream()
                .filter(Future::succeeded)
                .map(Future::result)
                .filter(answer -> answer.status() / 100 == 4 && answer.status() != 404)
                .findFirst()
                .orElse(null);
    }

    private static JsonArray inTurn(List<JsonArray> found, int limit) {
        var all = new JsonArray();
        int most = found.stream().mapToInt(JsonArray::size).max().orElse(0);
        for (int i = 0; i < most; i++) {
            for (JsonArray some : found) {
                if (i < some.size() && all.size() < limit) {
                    all.add(some.getValue(i));
                }
            }
        }
        return all;
    }

    /** How many are asked for; if that was no number, the services have refused it. */
    private static int limit(MultiMap asked) {
        String limit = asked.get("limit");
        return limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit);
    }
}
