package org.rapport.kit.testing.access;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What somebody is answered, request by request, once identities, cursors and times are made the same: of two worlds that
 * differ in nothing that he may see, alike, byte for byte.
 */
public final class Transcript {

    private static final Pattern REQUEST = Pattern.compile("(\\S+) (\\S+) ?(.*)", Pattern.DOTALL);
    private static final Pattern IDENTITY =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern PASSING = Pattern.compile("(?<=\"next\":\"|cursor=)[A-Za-z0-9_-]+"
            + "|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|\"traceId\":\"[^\"]*\"|\"seconds\":\\d+");
    private static final List<String> HEADERS = List.of("ETag", "Link", "Location", "Content-Type", "Cache-Control");

    private final Supplier<RequestSpecification> asker;
    private final Map<String, String> world;
    private final Map<String, String> identities = new HashMap<>();

    private Transcript(Supplier<RequestSpecification> asker, Map<String, String> world) {
        this.asker = asker;
        this.world = world;
    }

    /**
     * What is answered to each of {@code requests}, in this order.
     *
     * @param requests method, path and body, such as {@code PATCH /sales/leads/{lead} {"score": 1}}
     * @param world    what the names in braces stand for
     * @param asker    begins a request
     */
    public static List<String> of(
            List<String> requests, Map<String, String> world, Supplier<RequestSpecification> asker) {
        var transcript = new Transcript(asker, world);
        var answers = new ArrayList<String>();
        requests.forEach(request -> answers.add(request + "\n" + transcript.ask(request)));
        return answers;
    }

    private String ask(String request) {
        String filled = request;
        for (var value : world.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        var words = REQUEST.matcher(filled);
        if (!words.matches()) {
            throw new IllegalArgumentException("no request: " + request);
        }
        RequestSpecification sent = asker.get().urlEncodingEnabled(false);
        if (words.group(1).equals("PATCH")) {
            sent = sent.contentType("application/merge-patch+json");
        }
        if (!words.group(3).isEmpty()) {
            sent = sent.body(words.group(3));
        }
        return answered(sent.request(words.group(1), words.group(2)));
    }

    private String answered(Response answer) {
        var text = new StringBuilder().append(answer.statusCode()).append('\n');
        HEADERS.forEach(name ->
                text.append(name).append(": ").append(answer.header(name)).append('\n'));
        text.append(answer.asString());
        return IDENTITY.matcher(PASSING.matcher(text).replaceAll("…"))
                .replaceAll(found -> identities.computeIfAbsent(found.group(), _ -> "#" + identities.size()));
    }
}
