package org.rapport.sales.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.text.ComparisonKey;

/** Internet domains as keys by which an organisation is recognised. */
public final class Domain {

    private static final Pattern WEBSITE = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]*://)?(?:[^/@?#]*@)?(?:www\\.)?([^/:?#\\s]+\\.[^/:?#\\s]+?)\\.?(?:[/:?#].*)?");

    /** Their addresses tell nothing of whom somebody works for. */
    private static final Set<String> OF_EVERYBODY = Set.of(
            "aol.com",
            "free.fr",
            "gmail.com",
            "gmx.at",
            "gmx.ch",
            "gmx.de",
            "gmx.net",
            "googlemail.com",
            "hotmail.com",
            "icloud.com",
            "live.com",
            "mail.com",
            "mail.ru",
            "me.com",
            "msn.com",
            "orange.fr",
            "outlook.com",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "t-online.de",
            "web.de",
            "yahoo.com",
            "yandex.ru",
            "163.com");

    private Domain() {}

    /** The normalised domain of a website, such as {@code example.com}; absent if it has none. */
    public static @Nullable String ofWebsite(@Nullable String website) {
        if (website == null) {
            return null;
        }
        var matcher = WEBSITE.matcher(website.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        return ComparisonKey.ascii(matcher.group(1)).orElse(null);
    }

    /** The domain of an e-mail address; absent if it is one that everybody can have an address in. */
    public static @Nullable String ofEmail(@Nullable String email) {
        if (email == null || email.indexOf('@') < 0) {
            return null;
        }
        String domain = ofWebsite(email.substring(email.lastIndexOf('@') + 1));
        return domain == null || OF_EVERYBODY.contains(domain) ? null : domain;
    }
}
