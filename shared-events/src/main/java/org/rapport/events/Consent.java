package org.rapport.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person has allowed or refused, for one channel and topic. What holds of several is said by {@link ConsentRule}.
 *
 * @param channel     such as {@code email}, {@code phone}, {@code sms}, {@code post}
 * @param topic       such as {@code newsletter}; {@code *} for all
 * @param address     the e-mail address or number for which it was given; absent if for none in particular, and of a
 *                    channel that has none
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
        @Nullable @PersonalData String address,
        State state,
        @Nullable String basis,
        @Nullable String source,
        @Nullable String textVersion,
        @Nullable String text,
        @Nullable @PersonalData String ip,
        @Nullable @PersonalData String userAgent,
        Instant at) {

    /** What a channel is called. */
    public static final String CHANNEL = "[a-z][a-z0-9-]{0,39}";

    /** What a topic is called. */
    public static final String TOPIC = "[a-z0-9][a-z0-9-]{0,59}|\\*";

    /** The topic that stands for all. */
    public static final String EVERYTHING = "*";

    /** The channel of e-mail. */
    public static final String EMAIL = "email";

    /** The channel of calls. */
    public static final String PHONE = "phone";

    /** The channel of text messages. */
    public static final String SMS = "sms";

    /** The channel of a messenger by which numbers are reached. */
    public static final String WHATSAPP = "whatsapp";

    /** The channel of letters. */
    public static final String POST = "post";

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
        WITHDRAWN;

        /** Whether the person said no. */
        public boolean isRefusal() {
            return this == DENIED || this == WITHDRAWN;
        }
    }

    /** The same, said at {@code time}. */
    public Consent saidAt(Instant time) {
        return new Consent(channel, topic, address, state, basis, source, textVersion, text, ip, userAgent, time);
    }

    /** The same, said of {@code other}. */
    public Consent about(String other) {
        return new Consent(channel, other, address, state, basis, source, textVersion, text, ip, userAgent, at);
    }
}
