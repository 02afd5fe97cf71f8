package org.rapport.sales.contact;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.kit.field.SingleLine;

/**
 * Tells what a person has allowed or refused, for one channel and topic.
 *
 * @param topic such as {@code newsletter}; {@code *} for all
 * @param at    when; now, if not said
 */
public record GiveConsent(
        @NotBlank @SingleLine @Size(max = 40) String channel,
        @NotBlank @SingleLine @Size(max = 100) String topic,
        Consent.@NotNull State state,
        @SingleLine @Size(max = 60) @Nullable String basis,
        @SingleLine @Size(max = 60) @Nullable String source,
        @SingleLine @Size(max = 60) @Nullable String textVersion,
        @Size(max = 10_000) @Nullable String text,
        @SingleLine @Size(max = 60) @Nullable String ip,
        @SingleLine @Size(max = 500) @Nullable String userAgent,
        @Nullable Instant at) {

    /** What {@code given} becomes in a record; nothing of nothing. */
    public static List<Consent> consents(@Nullable List<GiveConsent> given, Instant now) {
        return given == null
                ? List.of()
                : given.stream().map(consent -> consent.toConsent(now)).toList();
    }

    private Consent toConsent(Instant now) {
        return new Consent(
                channel, topic, state, basis, source, textVersion, text, ip, userAgent, at == null ? now : at);
    }
}
