package org.rapport.sales.contact;

import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Touch;
import org.rapport.kit.field.SingleLine;

/**
 * Tells how a person met our marketing: the UTM parameters, and where they were met.
 *
 * @param at when; now, if not said
 */
public record TellTouch(
        @SingleLine @Size(max = 200) @Nullable String source,
        @SingleLine @Size(max = 200) @Nullable String medium,
        @SingleLine @Size(max = 200) @Nullable String campaign,
        @SingleLine @Size(max = 200) @Nullable String term,
        @SingleLine @Size(max = 200) @Nullable String content,
        @SingleLine @Size(max = 2_000) @Nullable String referrer,
        @Nullable UUID formId,
        @PastOrPresent @Nullable Instant at) {

    /** What {@code told} becomes in a record; nothing of nothing. */
    public static @Nullable Touch touch(@Nullable TellTouch told, Instant now) {
        return told == null
                ? null
                : new Touch(
                        told.source,
                        told.medium,
                        told.campaign,
                        told.term,
                        told.content,
                        told.referrer,
                        told.formId,
                        told.at == null ? now : told.at);
    }
}
