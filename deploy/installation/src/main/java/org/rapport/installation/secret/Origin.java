package org.rapport.installation.secret;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * For whom secrets are made. Those of a developer's machine begin with a mark, so that services and gateway can refuse
 * them where others reach them.
 */
public enum Origin {
    INSTALLATION(""),
    /** {@code ./crm up} and tests. */
    LOCAL("local-");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int ID_LENGTH = 14;

    private final String mark;

    Origin(String mark) {
        this.mark = mark;
    }

    /** 43 characters that are 32 bytes in base64url: random ones, 220 bits of them at least. */
    public String secret() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return mark
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(mark.length());
    }

    /** The name of a key, which tells nothing of it: 14 characters. */
    String keyId() {
        return secret().substring(0, ID_LENGTH);
    }

    /** The name of a key whose name follows from it. */
    String keyId(String derived) {
        return mark + derived;
    }
}
