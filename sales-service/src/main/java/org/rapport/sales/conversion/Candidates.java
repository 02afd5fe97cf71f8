package org.rapport.sales.conversion;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records that may be what a conversion is about to make. */
public record Candidates(List<Candidate> accounts, List<Candidate> contacts) {

    /**
     * One of them. Which one it is, is told to who may read it.
     *
     * @param href    where it is
     * @param name    as people know it
     * @param matches by what it was found: {@code domain}, {@code name}, {@code email}
     */
    public record Candidate(
            @Nullable UUID id,
            @Nullable String href,
            @Nullable String name,
            List<String> matches) {

        public Candidate {
            matches = List.copyOf(matches);
        }
    }

    public Candidates {
        accounts = List.copyOf(accounts);
        contacts = List.copyOf(contacts);
    }

    @JsonIgnore
    boolean isEmpty() {
        return accounts.isEmpty() && contacts.isEmpty();
    }
}
