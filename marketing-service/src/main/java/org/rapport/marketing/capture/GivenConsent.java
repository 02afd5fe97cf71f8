package org.rapport.marketing.capture;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.kit.field.SingleLine;
import org.rapport.marketing.form.ConsentQuestion;

/**
 * Tells what a person has allowed or refused elsewhere.
 *
 * @param basis  legal basis; {@code consent} if not said
 * @param source where it was given; {@code api} if not said
 * @param at     when; now if not said
 */
public record GivenConsent(
        @NotNull @Pattern(regexp = ConsentQuestion.CHANNEL, message = "must be a name such as email")
        String channel,

        @NotNull @Pattern(regexp = ConsentQuestion.TOPIC, message = "must be a name such as newsletter, or *")
        String topic,

        @NotNull Consent.State state,
        @SingleLine @Size(max = 60) @Nullable String basis,
        @SingleLine @Size(max = 60) @Nullable String source,
        @SingleLine @Size(max = 60) @Nullable String textVersion,
        @Size(max = 5_000) @Nullable String text,
        @SingleLine @Size(max = 45) @Nullable String ip,
        @SingleLine @Size(max = 500) @Nullable String userAgent,
        @PastOrPresent @Nullable Instant at) {

    Consent toConsent(Instant now) {
        return new Consent(
                channel,
                topic,
                state,
                basis == null ? "consent" : basis,
                source == null ? "api" : source,
                textVersion,
                text,
                ip,
                userAgent,
                at == null ? now : at);
    }
}
