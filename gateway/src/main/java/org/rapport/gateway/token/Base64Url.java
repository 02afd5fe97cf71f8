package org.rapport.gateway.token;

/** Base64url as RFC 7515 writes it, of which each value has exactly one form: no padding, no other character, no stray bits. */
public final class Base64Url {

    private Base64Url() {}

    /** Whether {@code text} from {@code start} to {@code end} is the one form of some bytes, at least one. */
    static boolean isCanonical(CharSequence text, int start, int end) {
        var length = end - start;
        if (length < 2 || length % 4 == 1) {
            return false;
        }
        for (var i = start; i < end; i++) {
            if (valueOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        var strayBits =
                switch (length % 4) {
                    case 2 -> 0b1111;
                    case 3 -> 0b11;
                    default -> 0;
                };
        return (valueOf(text.charAt(end - 1)) & strayBits) == 0;
    }

    public static boolean isCanonical(CharSequence text) {
        return isCanonical(text, 0, text.length());
    }

    private static int valueOf(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '-' ? 62 : c == '_' ? 63 : -1;
    }
}
