package org.rapport.gateway.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which request targets are taken as they are. Nothing is normalised: a path that two servers could read differently is
 * refused, so what the route table sees is what the service sees.
 */
final class PathRules {

    private static final String PLAIN = "!$&'()*+,-./:=@_~";
    private static final String PLAIN_IN_QUERY = PLAIN + "?";

    private PathRules() {}

    /** Says what is wrong with a path, or null. */
    static @Nullable String fault(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return "The request target has to be a path.";
        }
        var encoded = false;
        for (var i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (c == '%') {
                encoded = true;
            } else if (!isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
                return "The path has a character that has to be percent-encoded, or must not be there.";
            }
            if (c == '/' && i + 1 < path.length() && startsBadSegment(path, i + 1)) {
                return "The path has an empty or a dot segment.";
            }
        }
        return encoded ? faultOfEncoding(path, true) : null;
    }

    /** Says what is wrong with a query, or null. */
    static @Nullable String faultOfQuery(String query) {
        var encoded = false;
        for (var i = 0; i < query.length(); i++) {
            var c = query.charAt(i);
            if (c == '%') {
                encoded = true;
            } else if (!isLetterOrDigit(c) && PLAIN_IN_QUERY.indexOf(c) < 0 && ";[]|\"<>{}^`".indexOf(c) < 0) {
                return "The query has a character that has to be percent-encoded.";
            }
        }
        return encoded ? faultOfEncoding(query, false) : null;
    }

    /** An empty segment in the middle, or one that is {@code .} or {@code ..}. */
    private static boolean startsBadSegment(String path, int start) {
        var c = path.charAt(start);
        if (c == '/') {
            return true;
        }
        if (c != '.') {
            return false;
        }
        var end = path.indexOf('/', start);
        var length = (end < 0 ? path.length() : end) - start;
        return length == 1 || length == 2 && path.charAt(start + 1) == '.';
    }

    private static @Nullable String faultOfEncoding(String text, boolean inPath) {
        var bytes = ByteBuffer.allocate(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            if (i + 2 >= text.length()) {
                return "A percent sign is not followed by two hexadecimal digits.";
            }
            var high = Character.digit(text.charAt(i + 1), 16);
            var low = Character.digit(text.charAt(i + 2), 16);
            if (high < 0 || low < 0) {
                return "A percent sign is not followed by two hexadecimal digits.";
            }
            var decoded = high << 4 | low;
            if (decoded == 0 || inPath && isRefusedWhenEncoded(decoded)) {
                return "The path or query hides a character that must not be encoded there.";
            }
            bytes.put((byte) decoded);
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return null;
        } catch (CharacterCodingException _) {
            return "The path or query is not UTF-8.";
        }
    }

    private static boolean isRefusedWhenEncoded(int c) {
        return c < 0x20 || c == 0x7f || "./\\;%".indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
