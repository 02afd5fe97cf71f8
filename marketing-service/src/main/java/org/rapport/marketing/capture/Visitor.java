package org.rapport.marketing.capture;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From where a submission came, kept as evidence of consent.
 *
 * @param ip        the address, as the gateway saw it
 * @param userAgent the browser, as it calls itself
 */
record Visitor(@Nullable String ip, @Nullable String userAgent) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int LONGEST = 500;

    /** @param forwardedFor {@code X-Forwarded-For}, whose first address is the visitor's */
    static Visitor of(@Nullable String forwardedFor, @Nullable String userAgent) {
        String first = forwardedFor == null ? "" : forwardedFor.split(",", 2)[0].strip();
        return new Visitor(
                ADDRESS.matcher(first).matches() ? first : null,
                userAgent == null || userAgent.length() <= LONGEST ? userAgent : userAgent.substring(0, LONGEST));
    }
}
