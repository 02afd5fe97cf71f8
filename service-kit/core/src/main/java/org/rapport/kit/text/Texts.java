package org.rapport.kit.text;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as people mean them: lengths count characters of Unicode, as JSON Schema and PostgreSQL do, not units of UTF-16. */
public final class Texts {

    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]");
    private static final Pattern LINE_BREAK_OR_CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private Texts() {}

    /**
     * Whether {@code text} can be kept as it is: Unicode without halves of characters (lone surrogates: I-JSON, RFC 7493
     * §2.1), and without U+0000, which PostgreSQL does not store.
     */
    public static boolean isUnicode(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** How many characters {@code text} has. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** {@code text} in one line: each line break and other control character is a space. */
    public static String inOneLine(String text) {
        return LINE_BREAK_OR_CONTROL.matcher(text).replaceAll(" ");
    }

    /** Whether {@code text} has at most {@code longest} characters. */
    public static boolean fits(String text, int longest) {
        return text.length() <= longest || text.length() / 2 <= longest && length(text) <= longest;
    }

    /** Whether {@code text} is on one line, and without other control characters. */
    public static boolean isOneLine(String text) {
        return !LINE_BREAK_OR_CONTROL.matcher(text).find();
    }

    /** Whether there is nothing to be seen. */
    public static boolean isBlank(@Nullable String text) {
        return text == null || !VISIBLE.matcher(text).find();
    }

    /** {@code text} without the white space and the invisible characters at its ends, which nobody means. */
    public static String trimmed(String text) {
        return trimmed(text, Texts::isUnseen);
    }

    /** As {@link #trimmed(String)}, and without the control characters there, line breaks among them. */
    public static String trimmedOfControls(String text) {
        return trimmed(text, character -> isUnseen(character) || Character.isISOControl(character));
    }

    /** By hand, for a pattern would look at a long run of spaces within the text once from each of them. */
    private static String trimmed(String text, IntPredicate dropped) {
        int begin = 0;
        while (begin < text.length() && dropped.test(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        int end = text.length();
        while (end > begin && dropped.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    private static boolean isUnseen(int character) {
        return Character.getType(character) == Character.FORMAT || Character.isSpaceChar(character);
    }

    /**
     * As much of the beginning of {@code text} as fits, with {@code mark} behind it if that is not all.
     *
     * @param longest how many characters the result may have, those of {@code mark} included
     */
    public static String beginning(String text, int longest, String mark) {
        if (fits(text, longest)) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - length(mark))) + mark;
    }

    /** As much of the end of {@code text} as fits, with {@code mark} before it if that is not all. */
    public static String end(String text, int longest, String mark) {
        if (fits(text, longest)) {
            return text;
        }
        return mark + text.substring(text.offsetByCodePoints(text.length(), length(mark) - longest));
    }
}
