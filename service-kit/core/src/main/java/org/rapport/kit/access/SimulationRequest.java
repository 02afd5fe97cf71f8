package org.rapport.kit.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks what would change if something were done with a policy.
 *
 * @param version what the caller has read of it, so that nothing older is tried; what the service knows, if not said
 * @param change  what would be done; {@code publish} if not said
 * @param to      the number of the release to which it would be rolled back; the last before what is in force, if not said
 */
public record SimulationRequest(
        @NotNull UUID policyId,
        @Nullable @Positive Long version,
        @Nullable Step change,
        @Nullable @Positive Integer to) {

    public SimulationRequest {
        change = Objects.requireNonNullElse(change, Step.PUBLISH);
    }

    /** What can be done with a policy, as there are operations for it. */
    public enum Step {
        /** What is being worked on comes into force. */
        @JsonProperty("publish")
        PUBLISH,
        /** What was in force before does. */
        @JsonProperty("rollback")
        ROLLBACK,
        /** Nothing of it is in force any more. */
        @JsonProperty("withdraw")
        WITHDRAW
    }
}
