package org.rapport.sales.contact;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.CountryCode;
import org.rapport.kit.text.ComparisonKey;

/** The names by which people call countries in addresses. */
final class Countries {

    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.of("es"),
            Locale.of("pt"),
            Locale.of("nl"),
            Locale.of("pl"));

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The code of the country that is called {@code name}, or has that code; nothing, if none is known. */
    static @Nullable String code(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return CountryCode.Rule.accepts(upper) ? upper : CODES.get(ComparisonKey.ofName(name));
    }

    /** What the country {@code code} is called in English. */
    static String name(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (String code : Locale.getISOCountries()) {
            LANGUAGES.forEach(language ->
                    codes.put(ComparisonKey.ofName(Locale.of("", code).getDisplayCountry(language)), code));
        }
        codes.putAll(Map.of(
                ComparisonKey.ofName("United States of America"), "US",
                ComparisonKey.ofName("USA"), "US",
                ComparisonKey.ofName("UK"), "GB",
                ComparisonKey.ofName("Great Britain"), "GB",
                ComparisonKey.ofName("England"), "GB",
                ComparisonKey.ofName("The Netherlands"), "NL"));
        return Map.copyOf(codes);
    }
}
