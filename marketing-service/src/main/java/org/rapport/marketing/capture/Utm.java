package org.rapport.marketing.capture;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Touch;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.text.Texts;

/** The campaign that brought somebody, as the parameters {@code utm_source}, {@code utm_medium} and so on name it. */
public record Utm(
        @SingleLine @Size(max = 200) @Nullable String source,
        @SingleLine @Size(max = 200) @Nullable String medium,
        @SingleLine @Size(max = 200) @Nullable String campaign,
        @SingleLine @Size(max = 200) @Nullable String term,
        @SingleLine @Size(max = 200) @Nullable String content) {

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
        return Texts.isBlank(text) ? null : text;
    }
}
