package org.rapport.kit.field;

import java.util.regex.Pattern;
import org.rapport.kit.text.ComparisonKey;

/** Names of hosts, in any script. */
final class Host {

    private static final int LONGEST = 253;
    private static final String LABEL = "[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_-]{0,61}[\\p{L}\\p{M}\\p{N}_])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");
    private static final Pattern DOMAIN = Pattern.compile("[^_]+\\.(?![0-9]+$)[^._]{2,}");

    private Host() {}

    /** Whether pages can be there. */
    static boolean servesPages(String host) {
        return host.equalsIgnoreCase("localhost") || isName(host);
    }

    /** Whether mail can be sent there: numbers and underscores are for other hosts. */
    static boolean takesMail(String host) {
        return isName(host) && DOMAIN.matcher(host).matches();
    }

    private static boolean isName(String host) {
        return host.length() <= LONGEST
                && NAME.matcher(host).matches()
                && ComparisonKey.ascii(host)
                        .filter(ascii -> ascii.length() <= LONGEST)
                        .isPresent();
    }
}
