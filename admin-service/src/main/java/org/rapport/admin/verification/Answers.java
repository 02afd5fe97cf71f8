package org.rapport.admin.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rapport.events.VerificationAnswer;

/** Puts the parts of the answers together. The first answer of a service that is whole counts. */
final class Answers {

    private final Set<String> services;
    private final Map<UUID, List<VerificationAnswer>> begun = new HashMap<>();
    private final Map<String, List<VerificationAnswer>> whole = new HashMap<>();

    /** Answers that are expected of {@code services}; others are not listened to. */
    Answers(Collection<String> services) {
        this.services = new HashSet<>(services);
    }

    /** Adds a part, if it is the next one of its answer. */
    void add(VerificationAnswer part) {
        String service = part.service();
        if (!services.contains(service) || whole.containsKey(service)) {
            return;
        }
        List<VerificationAnswer> parts = begun.computeIfAbsent(part.id(), _ -> new ArrayList<>());
        boolean isNext = part.part() == parts.size()
                && (parts.isEmpty() || parts.getFirst().service().equals(service));
        if (!isNext) {
            return;
        }
        parts.add(part);
        if (part.last()) {
            whole.put(service, parts);
        }
    }

    /** Whether every service has answered. */
    boolean areWhole() {
        return whole.size() == services.size();
    }

    /** The answers by service. */
    Map<String, List<VerificationAnswer>> whole() {
        return whole;
    }
}
