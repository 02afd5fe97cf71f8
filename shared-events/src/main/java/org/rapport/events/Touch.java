package org.rapport.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact with our marketing: the UTM parameters, and where they were met.
 *
 * @param source   {@code utm_source}
 * @param medium   {@code utm_medium}
 * @param campaign {@code utm_campaign}
 * @param term     {@code utm_term}
 * @param content  {@code utm_content}
 * @param referrer the page that led here
 * @param formId   the form that was filled in
 * @param at       when
 */
public record Touch(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String term,
        @Nullable String content,
        @Nullable String referrer,
        @Nullable UUID formId,
        Instant at) {

    /** The same, at {@code time}. */
    public Touch metAt(Instant time) {
        return new Touch(source, medium, campaign, term, content, referrer, formId, time);
    }
}
