package org.rapport.marketing.form;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.marketing.FormRecord.ConsentText;
import org.rapport.kit.consent.GiveConsent;
import org.rapport.kit.field.SingleLine;

/**
 * Asks that a form ask for consent.
 *
 * @param channel  such as {@code email}
 * @param topic    such as {@code newsletter}; {@code *} for all
 * @param text     what the visitor reads
 * @param version  kept with each consent that is given under the text
 * @param required whether the form is refused without it; no if not said
 */
public record ConsentQuestion(
        @NotNull @Pattern(regexp = Consent.CHANNEL, message = GiveConsent.CHANNEL_MESSAGE)
        String channel,

        @NotNull @Pattern(regexp = Consent.TOPIC, message = GiveConsent.TOPIC_MESSAGE)
        String topic,

        @NotBlank @Size(max = 5_000) String text,
        @NotBlank @SingleLine @Size(max = 60) String version,
        @Nullable Boolean required) {

    ConsentText toText() {
        return new ConsentText(channel, topic, text, version, Boolean.TRUE.equals(required));
    }

    static @Nullable ConsentQuestion of(@Nullable ConsentText text) {
        return text == null
                ? null
                : new ConsentQuestion(text.channel(), text.topic(), text.text(), text.version(), text.required());
    }
}
