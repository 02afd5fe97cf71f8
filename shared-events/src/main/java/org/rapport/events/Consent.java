package org.rapport.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person has allowed or refused, for one channel and topic.
 *
 * @param channel     such as {@code email}, {@code phone}, {@code sms}, {@code post}
 * @param topic       such as {@code newsletter}; {@code *} for all
 * @param state       whether it is allowed
 * @param basis       legal basis, such as {@code consent}, {@code contract}, {@code legitimate-interest}
 * @param source      where it was given, such as {@code form}
 * @param textVersion the version of the text that the person has read
 * @param text        that text
 * @param ip          the address from which it was given
 * @param userAgent   the browser in which it was given
 * @param at          when
 */
public record Consent(
        String channel,
        String topic,
        State state,
        @Nullable String basis,
        @Nullable String source,
        @Nullable String textVersion,
        @Nullable String text,
        @Nullable @PersonalData String ip,
        @Nullable @PersonalData String userAgent,
        Instant at) {

    /** Whether it is allowed. */
    public enum State {
        @JsonProperty("granted")
        GRANTED,
        @JsonProperty("denied")
        DENIED,
        /** Asked for, and not yet confirmed by the person. */
        @JsonProperty("pending")
        PENDING,
        /** Granted before, and taken back. */
        @JsonProperty("withdrawn")
        WITHDRAWN
    }
}
