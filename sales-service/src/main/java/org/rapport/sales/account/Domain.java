package org.rapport.sales.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.events.setting.FreeMailDomains;
import org.rapport.kit.text.ComparisonKey;

/** Internet domains as keys by which an organisation is recognised. */
public final class Domain {

    private static final Pattern WEBSITE = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]*://)?(?:[^/@?#]*@)?(?:www\\.)?([^/:?#\\s]+\\.[^/:?#\\s]+?)\\.?(?:[/:?#].*)?");

    /** Providers who give everybody an address, in whatever country, such as {@code yahoo.co.uk}. */
    private static final Pattern OF_EVERYBODY_ANYWHERE = Pattern.compile(
            "(?:aol|gmx|googlemail|hotmail|live|mail|outlook|yahoo|yandex|ymail)\\.(?:com?\\.)?[a-z]{2,3}");

    /** Others whose addresses tell nothing of whom somebody works for, one in a line. */
    private static final Set<String> OF_EVERYBODY = lines("free-mail.txt");

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

    /**
     * The domain of an e-mail address; absent if it is one that everybody can have an address in.
     *
     * @param freeMail in which domains that is so, beside those that the suite knows, or is not so
     */
    public static @Nullable String ofEmail(@Nullable String email, FreeMailDomains freeMail) {
        if (email == null || email.indexOf('@') < 0) {
            return null;
        }
        String domain = ofWebsite(email.substring(email.lastIndexOf('@') + 1));
        return domain == null || isOfEverybody(domain, freeMail) ? null : domain;
    }

    private static boolean isOfEverybody(String domain, FreeMailDomains freeMail) {
        return isAmong(freeMail.also(), domain)
                || (OF_EVERYBODY.contains(domain)
                                || OF_EVERYBODY_ANYWHERE.matcher(domain).matches())
                        && !isAmong(freeMail.except(), domain);
    }

    private static boolean isAmong(List<String> names, String domain) {
        return names.stream()
                .anyMatch(
                        name -> ComparisonKey.ascii(name).filter(domain::equals).isPresent());
    }

    private static Set<String> lines(String resource) {
        try (var text = Domain.class.getResourceAsStream(resource)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
