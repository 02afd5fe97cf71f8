package org.rapport.kit.field;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import java.text.Normalizer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers as people write them, brought into the form in which they can be dialled from everywhere. It drops the
 * zero that is dialled at home only, as in {@code +49 (0)30}, and keeps it where it is part of the number, as in Italy.
 *
 * <p>A number without its country is one of the home country, if it is in use there and written as it is dialled there, with
 * the zero where one is dialled: what is dialled within a town only could be a number of another one.
 */
final class E164 {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String NO_REGION = "ZZ";
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern SCHEME = Pattern.compile("^tel:", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\p{Z}\\s\\p{Pd}\u2212./()]+");
    private static final Pattern DIALLED = Pattern.compile("\\+?\\p{Nd}{3,22}");
    private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)([0-9]{4,20})");

    private E164() {}

    /**
     * {@code text} in E.164; as it is, if it is no such number.
     *
     * @param home the country whose numbers need not say it, if there is one; asked of a text without {@code +}
     */
    static String of(String text, Supplier<@Nullable String> home) {
        if (text.length() > PhoneNumber.LONGEST) {
            return text;
        }
        String written = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        String dialled = BETWEEN_DIGITS
                .matcher(SCHEME.matcher(written.strip()).replaceFirst(""))
                .replaceAll("");
        if (!DIALLED.matcher(dialled).matches()) {
            return text;
        }
        String number = ascii(dialled);
        String country = number.startsWith("+") ? null : home.get();
        String local = country == null ? null : dialledIn(country, number);
        if (local != null) {
            return local;
        }
        var international = INTERNATIONAL.matcher(number);
        return international.matches() ? withoutHomeZeros("+" + international.group(1)) : text;
    }

    /** What {@code number} is to who dials it in {@code country}; absent if it is none there. */
    private static @Nullable String dialledIn(String country, String number) {
        try {
            var parsed = NUMBERS.parseAndKeepRawInput(number, country);
            boolean abroad = parsed.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITH_IDD;
            if (number.startsWith("00") && !abroad || !isWhole(number, country)) {
                return null;
            }
            String found = withoutHomeZeros(NUMBERS.format(parsed, PhoneNumberFormat.E164));
            return PhoneNumber.Rule.accepts(found) ? found : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** Whether all of {@code number} is one that is in use, with what is dialled before it in {@code country}. */
    private static boolean isWhole(String number, String country) {
        for (var match : NUMBERS.findNumbers(number, country, Leniency.VALID, 1)) {
            return match.start() == 0 && match.end() == number.length();
        }
        return false;
    }

    private static String withoutHomeZeros(String number) {
        String before = "";
        String shorter = number;
        while (!shorter.equals(before)) { // a zero at a time
            before = shorter;
            shorter = withoutHomeZero(before);
        }
        return shorter;
    }

    private static String withoutHomeZero(String number) {
        try {
            String dialled = NUMBERS.format(NUMBERS.parse(number, NO_REGION), PhoneNumberFormat.E164);
            return dialled.length() < number.length() ? dialled : number;
        } catch (NumberParseException e) {
            return number; // of a country that is not known yet
        }
    }

    private static String ascii(String digits) {
        var ascii = new StringBuilder();
        digits.codePoints()
                .map(character -> character == '+' ? '+' : Character.forDigit(Character.digit(character, 10), 10))
                .forEach(ascii::appendCodePoint);
        return ascii.toString();
    }
}
