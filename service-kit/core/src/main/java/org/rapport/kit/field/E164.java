package org.rapport.kit.field;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Telephone numbers as people write them, brought into the form in which they can be dialled from everywhere. It drops the
 * zero that is dialled at home only, as in {@code +49 (0)30}, and keeps it where it is part of the number, as in Italy.
 */
final class E164 {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST_WRITTEN = 200;
    private static final String NO_REGION = "ZZ";
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern SCHEME = Pattern.compile("^tel:", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\p{Z}\\s\\p{Pd}\u2212./()]+");
    private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)(\\p{Nd}{4,20})");

    private E164() {}

    /** {@code text} in E.164; as it is, if it is no number with a country. */
    static String of(String text) {
        if (text.length() > LONGEST_WRITTEN) {
            return text;
        }
        String written = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        String digits = BETWEEN_DIGITS
                .matcher(SCHEME.matcher(written.strip()).replaceFirst(""))
                .replaceAll("");
        var international = INTERNATIONAL.matcher(digits);
        if (!international.matches()) {
            return text;
        }
        String number = "+" + PhoneNumberUtil.normalizeDigitsOnly(international.group(1));
        for (String before = ""; !number.equals(before); ) { // a zero at a time
            before = number;
            number = withoutHomeZero(number);
        }
        return number;
    }

    private static String withoutHomeZero(String number) {
        try {
            String dialled = NUMBERS.format(NUMBERS.parse(number, NO_REGION), PhoneNumberFormat.E164);
            return dialled.length() < number.length() ? dialled : number;
        } catch (NumberParseException e) {
            return number; // of a country that is not known yet
        }
    }
}
