package org.rapport.kit.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleRecord.Reach;

/**
 * Why somebody may do something to a record, or may not. What follows from what whoever asks does not see of the record is not
 * told.
 *
 * @param stepUp   how he has to sign in, where that is all he lacks
 * @param rules    all that speak of the action, and where that is not to read, of reading, which it needs
 * @param hidden   the properties that he does not see; absent where that may tell what is hidden from whoever asks
 * @param readOnly the properties that he sees and cannot set by the action; absent as {@code hidden} is
 */
public record Explanation(
        String resourceType,
        String action,
        UUID id,
        @Nullable UUID memberId,
        Decision decision,
        @Nullable String stepUp,
        List<Told> rules,
        @Nullable List<String> hidden,
        @Nullable List<String> readOnly) {

    /** Whether he may. */
    public enum Decision {
        @JsonProperty("allow")
        ALLOW,
        @JsonProperty("deny")
        DENY,
        /** He may once he has signed in with a second factor, or as it is asked. */
        @JsonProperty("step-up")
        STEP_UP,
        /** That follows from what is not told. */
        @JsonProperty("undetermined")
        UNDETERMINED
    }

    /** Why there is a rule. */
    public enum Source {
        @JsonProperty("role")
        ROLE,
        @JsonProperty("share")
        SHARE,
        @JsonProperty("policy")
        POLICY
    }

    /** What a rule does of which it speaks. */
    public enum Effect {
        @JsonProperty("allow")
        ALLOW,
        @JsonProperty("deny")
        DENY
    }

    /** Whether a rule speaks of the record. */
    public enum Outcome {
        @JsonProperty("applies")
        APPLIES,
        @JsonProperty("does-not-apply")
        DOES_NOT_APPLY,
        /** Something that it asks has no value: then it allows nothing, and denies. */
        @JsonProperty("unknown")
        UNKNOWN,
        /** It says nothing to who has signed in like this. */
        @JsonProperty("silent")
        SILENT,
        /** That follows from what is not told. */
        @JsonProperty("undetermined")
        UNDETERMINED
    }

    /**
     * What one rule says.
     *
     * @param action   of which it speaks: what is asked, or {@code read}
     * @param deciding whether it is among those by which it is decided
     * @param reach    of a role
     * @param roles    those that reach so far
     * @param policyId of a policy, to who may read policies
     * @param release  of the policy, likewise
     * @param missing  what it asks and has no value, where that makes it unknown, such as {@code resource.amount}
     */
    public record Told(
            String action,
            Source source,
            Effect effect,
            Outcome outcome,
            boolean deciding,
            @Nullable Reach reach,
            List<String> roles,
            @Nullable UUID policyId,
            @Nullable Integer release,
            List<String> missing) {}
}
