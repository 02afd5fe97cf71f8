package org.rapport.marketing.capture;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Touch;

/** The campaign that brought somebody, as the parameters {@code utm_source}, {@code utm_medium} and so on name it. */
public record Utm(
        @Size(max = 200) @Nullable String source,
        @Size(max = 200) @Nullable String medium,
        @Size(max = 200) @Nullable String campaign,
        @Size(max = 200) @Nullable String term,
        @Size(max = 200) @Nullable String content) {

    private static final Utm UNKNOWN = new Utm(null, null, null, null, null);

    /** The contact that it was, at {@code at}; for {@code otherwise} where it names no campaign. */
    static Touch touch(
            @Nullable Utm utm,
            @Nullable String referrer,
            @Nullable String otherwise,
            @Nullable UUID formId,
            Instant at) {
        Utm known = utm == null ? UNKNOWN : utm;
        return new Touch(
                blankToNull(known.source),
                blankToNull(known.medium),
                blankToNull(known.campaign) == null ? otherwise : known.campaign,
                blankToNull(known.term),
                blankToNull(known.content),
                blankToNull(referrer),
                formId,
                at);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
