package org.rapport.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rapport.local.StackException;
import org.rapport.local.client.Answer;
import org.rapport.local.client.Gateway;
import org.rapport.local.keycloak.Person;

/**
 * Does deeds, each once: what the ledger has is left out, and a request that was sent but not noted is sent again with
 * the same Idempotency-Key.
 *
 * @param tenant  whose deeds they are; part of the keys, since the operator is the same for all
 * @param callers the gateway for whoever has that role
 * @param joining what an invited person does
 */
record Performance(
        String tenant, Function<String, Gateway> callers, Consumer<Person> joining, Ledger ledger, Duration patience) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** Returns how many of the deeds were still to be done. */
    int of(List<Deed> deeds, Consumer<Integer> progress) {
        int count = 0;
        for (int i = 0; i < deeds.size(); i++) {
            Deed deed = deeds.get(i);
            if (!ledger.isDone(deed.key())) {
                ledger.note(deed.key(), results(deed));
                count++;
                progress.accept(i + 1);
            }
        }
        return count;
    }

    private Map<String, String> results(Deed deed) {
        return switch (deed) {
            case Deed.Post post -> post(post);
            case Deed.Look look -> look(look);
            case Deed.Join(Person person) -> {
                joining.accept(person);
                yield Map.of();
            }
        };
    }

    private Map<String, String> post(Deed.Post post) {
        String body = post.body().isEmpty() ? "" : ledger.resolve(json(post.body()));
        Map<String, String> headers = Map.of("Idempotency-Key", "demo-" + tenant + "-" + post.key(), "If-Match", "*");
        Answer answer = callers.apply(post.by())
                .post(ledger.resolve(post.path()), body, headers)
                .orFail();
        Map<String, String> results = new LinkedHashMap<>();
        post.names().forEach((name, pointer) -> results.put(name, answer.text(pointer)));
        return results;
    }

    private Map<String, String> look(Deed.Look look) {
        Instant deadline = Instant.now().plus(patience);
        while (true) {
            Answer answer = callers.apply(look.by()).get(ledger.resolve(look.path()));
            String found = answer.text(look.pointer());
            if (answer.isSuccess() && (look.pointer().isEmpty() || !found.isEmpty())) {
                return look.pointer().isEmpty() ? Map.of() : Map.of(look.key(), found);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new StackException("waited in vain for " + look.key() + ": "
                        + answer.orFail().request() + " finds nothing; ./crm logs tells why");
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static String json(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
