package org.rapport.kit.text;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys by which texts are compared that mean the same in whatever spelling. The only place where they are made: what
 * is stored and what is looked up must agree, and the database's {@code lower()} does not, which depends on its locale.
 *
 * <p>Letters are folded by NFKC_Casefold of Unicode, which also drops what is ignorable; domains by UTS 46,
 * non-transitional, to ASCII.
 */
public final class ComparisonKey {

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI);
    private static final Pattern WHITE = Pattern.compile("[\\s\\p{Z}]+");

    private ComparisonKey() {}

    /** That of a name: case, width, composition and the kind of white space make no difference. */
    public static String ofName(String name) {
        return WHITE.matcher(FOLDED.normalize(name)).replaceAll(" ").strip();
    }

    /** That of an e-mail address: of one mailbox, for no provider of today tells case apart. */
    public static String ofEmail(String address) {
        String trimmed = Texts.trimmed(address);
        int at = trimmed.lastIndexOf('@');
        return at < 0 ? ofName(trimmed) : ofName(trimmed.substring(0, at)) + '@' + ofHost(trimmed.substring(at + 1));
    }

    /** That of a host's name: in ASCII and lower case. What cannot be one is folded like any text. */
    public static String ofHost(String host) {
        return ascii(host).orElseGet(() -> ofName(host));
    }

    /** A host's name as the domain name system has it; nothing if it cannot be one. */
    public static Optional<String> ascii(String host) {
        var info = new IDNA.Info();
        var ascii = new StringBuilder();
        DOMAINS.nameToASCII(host.endsWith(".") ? host.substring(0, host.length() - 1) : host, ascii, info);
        return info.hasErrors() ? Optional.empty() : Optional.of(ascii.toString());
    }
}
