package org.rapport.events.marketing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.Consent;
import org.rapport.events.Copies;
import org.rapport.events.CrmRecord;
import org.rapport.events.Money;
import org.rapport.events.PersonalData;
import org.rapport.events.Touch;

/**
 * A person who became known, with all that was said on that occasion.
 *
 * @param formId     the form, if it was one
 * @param externalId how the client that sent it names it; the same one is taken once
 * @param fields     answers that have no property of their own
 */
public record CaptureRecord(
        UUID id,
        long version,
        Source source,
        @Nullable UUID formId,
        @Nullable String externalId,
        @Nullable @PersonalData String firstName,
        @Nullable @PersonalData String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable @PersonalData String email,
        @Nullable @PersonalData String phone,
        @Nullable String website,
        @Nullable @PersonalData Address address,
        @Nullable @PersonalData String message,
        @Nullable Money estimatedValue,
        Touch touch,
        @PersonalData List<Consent> consents,
        @PersonalData Map<String, String> fields,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public CaptureRecord {
        requireNonNull(id, "id");
        consents = Copies.of(consents);
        fields = Copies.of(fields);
    }

    /** By which way. */
    public enum Source {
        @JsonProperty("form")
        FORM,
        @JsonProperty("api")
        API
    }
}
