package org.rapport.kit.mask;

import jakarta.enterprise.context.RequestScoped;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What is kept back in an answer of what does not say by itself of which record it tells, or tells of its past. */
@RequestScoped
class KeptBack {

    private final Map<Object, Set<String>> hidden = new IdentityHashMap<>();

    void add(Object shown, Set<String> properties) {
        hidden.put(shown, properties);
    }

    Set<String> of(Object shown) {
        return hidden.getOrDefault(shown, Set.of());
    }
}
