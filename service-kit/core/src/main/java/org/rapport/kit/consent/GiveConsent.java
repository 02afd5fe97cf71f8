package org.rapport.kit.consent;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.kit.field.Addressee;
import org.rapport.kit.field.SingleLine;

/**
 * Tells what a person has allowed or refused, for one channel and topic.
 *
 * @param channel such as {@code email}, {@code phone}, {@code sms}, {@code post}
 * @param topic   such as {@code newsletter}; {@code *} for all
 * @param address for which address or number of the record, where the channel has one; the primary one if not said
 * @param basis   legal basis; {@code consent} if not said
 * @param source  where it was given; {@code api} if not said
 * @param at      when; now if not said
 */
public record GiveConsent(
        @NotNull @Pattern(regexp = Consent.CHANNEL, message = CHANNEL_MESSAGE)
        String channel,

        @NotNull @Pattern(regexp = Consent.TOPIC, message = TOPIC_MESSAGE)
        String topic,

        @Addressee @Nullable String address,
        @NotNull Consent.State state,
        @SingleLine @Size(max = 60) @Nullable String basis,
        @SingleLine @Size(max = 60) @Nullable String source,
        @SingleLine @Size(max = 60) @Nullable String textVersion,
        @Size(max = 10_000) @Nullable String text,
        @SingleLine @Size(max = 60) @Nullable String ip,
        @SingleLine @Size(max = 500) @Nullable String userAgent,
        @PastOrPresent @Nullable Instant at) {

    /** What is wrong with a channel. */
    public static final String CHANNEL_MESSAGE =
            "must be a name such as email: a small letter, then small letters, digits and -";

    /** What is wrong with a topic. */
    public static final String TOPIC_MESSAGE =
            "must be a name such as newsletter, of small letters, digits and -, or *";

    Consent toConsent(@Nullable String givenFor, Instant now) {
        return new Consent(
                channel,
                topic,
                givenFor,
                state,
                Objects.requireNonNullElse(basis, "consent"),
                Objects.requireNonNullElse(source, "api"),
                textVersion,
                text,
                ip,
                userAgent,
                Objects.requireNonNullElse(at, now));
    }
}
