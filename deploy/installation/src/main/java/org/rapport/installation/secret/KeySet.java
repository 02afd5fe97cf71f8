package org.rapport.installation.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JWK set that is exchanged key by key: the first makes what is new; one behind it that has no end is the next; those
 * that have an end made what may still be good until then.
 */
record KeySet(List<Jwk> keys) {

    private static final ObjectMapper JSON = new ObjectMapper();

    KeySet {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a set without keys");
        }
    }

    static KeySet of(Jwk key) {
        return new KeySet(List.of(key));
    }

    static KeySet parse(String json) {
        try {
            List<Jwk> keys = new ArrayList<>();
            for (JsonNode key : JSON.readTree(json).path("keys")) {
                keys.add(Jwk.parse(key.toString()));
            }
            return new KeySet(keys);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a JWK set: " + e.getMessage(), e);
        }
    }

    Jwk current() {
        return keys.getFirst();
    }

    Optional<Jwk> next() {
        return keys.stream().skip(1).filter(key -> key.end().isEmpty()).findFirst();
    }

    List<Jwk> former() {
        return keys.stream().skip(1).filter(key -> key.end().isPresent()).toList();
    }

    /** With one more key, behind: every replica can then read what it will make. */
    KeySet with(Jwk next) {
        return new KeySet(
                Stream.concat(Stream.of(current(), next), former().stream()).toList());
    }

    /** With the next key first, and an end for what the current one has made. */
    KeySet promoted(Instant end) {
        Jwk next = next().orElseThrow(() -> new IllegalStateException("there is no next key"));
        List<Jwk> order = new ArrayList<>(List.of(next, current().ending(end)));
        order.addAll(former());
        return new KeySet(order);
    }

    /** Without the keys whose end has come, or whatever their end is. */
    KeySet retired(Instant now, boolean leaked) {
        return new KeySet(keys.stream()
                .filter(key -> key.end().map(end -> !leaked && end.isAfter(now)).orElse(true))
                .toList());
    }

    String json() {
        return Jwk.json(Map.of("keys", keys.stream().map(Jwk::members).toList()));
    }
}
