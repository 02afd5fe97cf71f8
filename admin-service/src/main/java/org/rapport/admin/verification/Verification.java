package org.rapport.admin.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.audittrail.AuditRecord;

/**
 * Whether the journals of an organisation are what was sealed.
 *
 * @param state      violated if anything is wrong anywhere, else incomplete if a service did not answer
 * @param verifiedAt when the services were asked
 * @param services   each service that has a journal
 */
public record Verification(State state, Instant verifiedAt, List<Journal> services) {

    public Verification {
        services = List.copyOf(services);
    }

    /** The state that follows from those of the services. */
    static Verification of(Instant verifiedAt, List<Journal> services) {
        State state = State.INTACT;
        if (services.stream().anyMatch(service -> !service.findings().isEmpty())) {
            state = State.VIOLATED;
        } else if (services.stream().anyMatch(service -> service.state() == JournalState.UNANSWERED)) {
            state = State.INCOMPLETE;
        }
        return new Verification(state, verifiedAt, services);
    }

    /** What can be said of all journals together. */
    public enum State {
        @JsonProperty("intact")
        INTACT,
        @JsonProperty("violated")
        VIOLATED,
        @JsonProperty("incomplete")
        INCOMPLETE
    }

    /** What can be said of one. */
    public enum JournalState {
        @JsonProperty("intact")
        INTACT,
        @JsonProperty("violated")
        VIOLATED,
        @JsonProperty("unanswered")
        UNANSWERED
    }

    /**
     * One service's journal.
     *
     * @param service  such as {@code sales}
     * @param entries  how many rows it has
     * @param sealed   how many of them are sealed
     * @param unsealed how many wait for their seal, which is a matter of seconds
     * @param lastSeal that is kept of the service
     * @param findings what is wrong
     * @param more     whether more is wrong than the findings tell
     */
    public record Journal(
            String service,
            JournalState state,
            long entries,
            long sealed,
            long unsealed,
            @Nullable LastSeal lastSeal,
            List<Finding> findings,
            boolean more) {

        public Journal {
            findings = List.copyOf(findings);
        }
    }

    /** The last link of a service's chain. */
    public record LastSeal(long number, Instant time) {}

    /** What may be wrong. */
    public enum Kind {
        @JsonProperty("changed")
        CHANGED("The entry is not what was sealed: it was changed."),
        @JsonProperty("removed")
        REMOVED("The entry was sealed and is not there: it was removed."),
        @JsonProperty("slipped-in")
        SLIPPED_IN("The entry was not written by the service: it was slipped in."),
        @JsonProperty("chain-broken")
        CHAIN_BROKEN("The chain of seals does not hold.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    /**
     * Something that is wrong.
     *
     * @param detail  for people to read
     * @param eventId of the entry
     * @param seal    number of the seal that covers the entry, or that breaks the chain
     * @param entry   what the audit trail has known of it since it happened
     */
    public record Finding(
            Kind kind,
            String detail,
            @Nullable UUID eventId,
            @Nullable Long seal,
            @Nullable AuditRecord entry) {}
}
