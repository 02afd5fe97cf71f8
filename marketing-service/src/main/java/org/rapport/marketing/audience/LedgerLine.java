package org.rapport.marketing.audience;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;

/**
 * Something a person has allowed or refused, with its evidence.
 *
 * @param channel     such as {@code email}
 * @param topic       such as {@code newsletter}; {@code *} for all
 * @param address     the e-mail address or number for which it was given
 * @param basis       legal basis
 * @param source      where it was given
 * @param textVersion the version of the text that the person has read
 * @param text        that text
 * @param ip          the address from which it was given
 * @param userAgent   the browser in which it was given
 * @param givenAt     when
 * @param toldBy      what kind of record told of it
 * @param toldById    that record
 */
public record LedgerLine(
        UUID id,
        String channel,
        String topic,
        @Nullable String address,
        Consent.State state,
        @Nullable String basis,
        @Nullable String source,
        @Nullable String textVersion,
        @Nullable String text,
        @Nullable String ip,
        @Nullable String userAgent,
        Instant givenAt,
        Teller toldBy,
        UUID toldById) {

    /** Kinds of records that tell of consents. */
    public enum Teller {
        @JsonProperty("capture")
        CAPTURE,
        @JsonProperty("lead")
        LEAD,
        @JsonProperty("contact")
        CONTACT
    }
}
