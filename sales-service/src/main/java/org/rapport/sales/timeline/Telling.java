package org.rapport.sales.timeline;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Of which properties of its record an entry tells that roles can keep back: of those that make its title, and its text.
 * See {@link Happening}.
 */
record Telling(Set<String> title, Set<String> text) {

    /** Of which an entry for the event {@code type} tells: see its name, such as {@code org.rapport.sales.lead.converted.v1}. */
    static Telling of(String type) {
        return switch (type.replaceFirst("^org\\.rapport\\.", "")) {
            case "support.ticket.opened.v1" -> new Telling(Set.of(), Set.of("description"));
            case "support.ticket.escalated.v1" -> new Telling(Set.of(), Set.of("escalation"));
            case "sales.opportunity.created.v1", "sales.opportunity.won.v1" -> new Telling(Set.of(), Set.of("amount"));
            case "sales.opportunity.lost.v1" -> new Telling(Set.of(), Set.of("lossReason"));
            case "sales.lead.converted.v1" -> new Telling(Set.of("firstName", "lastName", "company"), Set.of());
            case "sales.contact.created.v1" -> new Telling(Set.of("firstName", "lastName"), Set.of());
            default -> new Telling(Set.of(), Set.of());
        };
    }

    /** Which parts of an entry are kept back, where {@code hidden} is of its record. */
    Set<String> hidden(Set<String> hidden) {
        var parts = new HashSet<String>();
        if (!Collections.disjoint(title, hidden)) {
            parts.add("title");
        }
        if (!Collections.disjoint(text, hidden)) {
            parts.add("text");
        }
        return parts;
    }
}
