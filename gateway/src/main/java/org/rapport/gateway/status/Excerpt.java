package org.rapport.gateway.status;

import java.util.regex.Pattern;

/**
 * What is shown of a text that somebody else wrote, such as the reason for which a consumer waits: its first line, cut,
 * without what could be a password or somebody's e-mail address. PostgreSQL tells values of rows on later lines.
 */
final class Excerpt {

    private static final int LONGEST = 300;
    private static final String WITHHELD = "***";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern SECRET = Pattern.compile("(?i)(passw\\w*|secret)(\\s*[=:]\\s*)\\S+");
    private static final String LETTER = "[^\\s@<>()\"'=]";
    private static final Pattern EMAIL =
            Pattern.compile("(?<!" + LETTER + ")" + LETTER + "++@" + LETTER + "+\\." + LETTER + "+");

    private Excerpt() {}

    static String of(String text) {
        var line = text.lines().findFirst().orElse("");
        var start =
                line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length()))));
        var plain = CONTROL.matcher(start).replaceAll(" ");
        var open = SECRET.matcher(plain).replaceAll("$1$2" + WITHHELD);
        return EMAIL.matcher(open).replaceAll(WITHHELD).strip();
    }
}
