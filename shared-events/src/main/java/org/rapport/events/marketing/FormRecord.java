package org.rapport.events.marketing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Copies;
import org.rapport.events.CrmRecord;

/**
 * A form through which visitors make themselves known.
 *
 * @param key         the capability with which anyone may submit it
 * @param keyExpiresAt from when on nobody takes the key
 * @param title       to show above it
 * @param redirectUrl where the visitor goes afterwards
 * @param thanks      to show afterwards, where there is no redirect
 * @param campaign    which submissions without {@code utm_campaign} count for
 */
public record FormRecord(
        UUID id,
        long version,
        String name,
        @Nullable String key,
        @Nullable Instant keyExpiresAt,
        Status status,
        @Nullable String title,
        @Nullable String description,
        List<Field> fields,
        @Nullable ConsentText consent,
        @Nullable String redirectUrl,
        @Nullable String thanks,
        @Nullable String campaign,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public FormRecord {
        requireNonNull(id, "id");
        fields = Copies.of(fields);
    }

    /** Whether it can be filled in. */
    public enum Status {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("closed")
        CLOSED
    }

    /**
     * A field to fill in.
     *
     * @param name    in the submission; those of a lead, such as {@code email}, fill the lead
     * @param options what can be chosen, where {@code type} is a choice
     */
    public record Field(
            String name,
            String label,
            FieldType type,
            boolean required,
            @Nullable Integer maxLength,
            List<String> options) {

        public Field {
            options = Copies.of(options);
        }
    }

    /** What a field takes. */
    public enum FieldType {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("long-text")
        LONG_TEXT,
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("phone")
        PHONE,
        @JsonProperty("url")
        URL,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("date")
        DATE,
        @JsonProperty("choice")
        CHOICE,
        @JsonProperty("checkbox")
        CHECKBOX,
        @JsonProperty("hidden")
        HIDDEN
    }

    /**
     * What the visitor is asked to agree to.
     *
     * @param version  kept with each consent that was given under it
     * @param required whether the form is refused without it
     */
    public record ConsentText(String channel, String topic, String text, String version, boolean required) {}
}
