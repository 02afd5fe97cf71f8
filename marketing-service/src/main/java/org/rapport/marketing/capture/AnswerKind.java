package org.rapport.marketing.capture;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.rapport.events.marketing.FormRecord.Field;
import org.rapport.marketing.form.PersonField;

/** How an answer is read, by the type of its field. */
final class AnswerKind {

    /** An answer that does not fit; the message goes on from the name of the field. */
    static final class Unfit extends Exception {
        Unfit(String message) {
            super(message, null, false, false);
        }
    }

    private static final int TEXT = 200;
    private static final int HIDDEN = 500;
    private static final int LONG_TEXT = 10_000;
    private static final int EMAIL = 254;
    private static final int URL = 300;
    private static final int NUMBER = 40;

    private static final Pattern EMAIL_ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}"
                    + "[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}]");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s()./-]");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s\"<>\\\\]+");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private AnswerKind() {}

    /**
     * The answer {@code given} to {@code field}, in the form in which it is kept.
     *
     * @throws Unfit if it is none to such a field
     */
    static String read(Field field, String given) throws Unfit {
        int longest = longest(field);
        if (given.length() > longest) {
            throw new Unfit("must have at most " + longest + " characters");
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT, HIDDEN -> text(field, given);
            case EMAIL -> matching(EMAIL_ADDRESS, given, "must be an e-mail address");
            case PHONE ->
                matching(E164, international(given), "must be a number with country code, such as +49 30 123456");
            case URL -> matching(WEB_ADDRESS, given, "must be an address that begins with https:// or http://");
            case NUMBER -> number(given);
            case DATE -> date(given);
            case CHOICE -> choice(field, given);
            case CHECKBOX -> checkbox(field, given);
        };
    }

    private static int longest(Field field) {
        int byType =
                switch (field.type()) {
                    case TEXT, CHOICE, CHECKBOX, DATE -> TEXT;
                    case HIDDEN -> HIDDEN;
                    case LONG_TEXT -> LONG_TEXT;
                    case EMAIL -> EMAIL;
                    case URL -> URL;
                    case NUMBER, PHONE -> NUMBER;
                };
        Integer wanted = field.maxLength();
        int longest = wanted == null ? byType : wanted;
        PersonField person = PersonField.named(field.name());
        return person == PersonField.PHONE || person == null ? longest : Math.min(longest, person.maxLength());
    }

    private static String text(Field field, String given) throws Unfit {
        return field.name().equals(PersonField.COUNTRY.fieldName()) ? country(given) : given;
    }

    private static String country(String given) throws Unfit {
        return matching(
                Pattern.compile("[A-Z]{2}"),
                given.toUpperCase(java.util.Locale.ROOT),
                "must be a country of two letters");
    }

    private static String matching(Pattern pattern, String given, String otherwise) throws Unfit {
        if (!pattern.matcher(given).matches()) {
            throw new Unfit(otherwise);
        }
        return given;
    }

    private static String international(String given) {
        String digits = BETWEEN_DIGITS.matcher(given).replaceAll("");
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    }

    private static String number(String given) throws Unfit {
        return new BigDecimal(matching(DECIMAL, given, "must be a number such as 12.5"))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String date(String given) throws Unfit {
        try {
            return LocalDate.parse(given).toString();
        } catch (DateTimeException e) {
            throw new Unfit("must be a date as yyyy-mm-dd");
        }
    }

    private static String choice(Field field, String given) throws Unfit {
        if (!field.options().contains(given)) {
            throw new Unfit("must be one of " + String.join(", ", field.options()));
        }
        return given;
    }

    private static String checkbox(Field field, String given) throws Unfit {
        if (!given.equals("true") && !given.equals("false")) {
            throw new Unfit("must be true or false");
        }
        if (field.required() && given.equals("false")) {
            throw new Unfit("must be ticked");
        }
        return given;
    }
}
