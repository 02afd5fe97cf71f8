package org.rapport.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapport.local.demo.Cast.Prospect;

/** What several kinds of record say alike. */
final class Facts {

    private Facts() {}

    /** Of somebody at a company, as leads and captures have it. */
    static Map<String, Object> of(Prospect person) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("firstName", person.firstName());
        facts.put("lastName", person.lastName());
        facts.put("company", person.company().name());
        facts.put("jobTitle", person.jobTitle());
        facts.put("email", person.email());
        put(facts, "phone", person.phone());
        return facts;
    }

    /** Says it, unless there is nothing to say. */
    static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
