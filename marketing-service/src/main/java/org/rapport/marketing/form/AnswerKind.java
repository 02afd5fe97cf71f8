package org.rapport.marketing.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapport.events.marketing.FormRecord.Field;
import org.rapport.kit.field.CountryCode;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.PersonName;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.Spelling;
import org.rapport.kit.field.WebAddress;
import org.rapport.kit.text.Dates;
import org.rapport.kit.text.Texts;

/** How an answer is read, by the type of its field. */
public final class AnswerKind {

    /** An answer that does not fit; the message goes on from the name of the field. */
    public static final class Unfit extends Exception {
        public Unfit(String message) {
            super(message, null, false, false);
        }
    }

    private static final int TEXT = 200;
    private static final int HIDDEN = 500;
    private static final int LONG_TEXT = 10_000;
    private static final int NUMBER = 40;

    private static final int DIGITS = 18;
    private static final String NO_NUMBER = "must be a number such as 12.5";
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private AnswerKind() {}

    /**
     * The answer {@code given} to {@code field}, in the form in which it is kept; nothing, if there is nothing to be seen.
     *
     * @param home the country of the organisation that asks, if it is known
     * @throws Unfit if it is none to such a field
     */
    public static @Nullable String read(Field field, String given, Supplier<@Nullable String> home) throws Unfit {
        if (!Texts.isUnicode(given)) {
            throw new Unfit("must be valid Unicode, without U+0000");
        }
        String answer = spelled(field, given.strip(), home);
        if (answer.isEmpty()) {
            return null;
        }
        int longest = longest(field);
        if (!Texts.fits(answer, longest)) {
            throw new Unfit("must have at most " + longest + " characters");
        }
        return ofPerson(field, byType(field, answer));
    }

    /** {@code number} as people write it: without an exponent. */
    public static String plain(BigDecimal number) throws Unfit {
        if (number.scale() > DIGITS || number.precision() - (long) number.scale() > DIGITS) {
            throw new Unfit(NO_NUMBER);
        }
        return number.toPlainString();
    }

    private static String spelled(Field field, String given, Supplier<@Nullable String> home) {
        Spelling spelling =
                switch (field.type()) {
                    case EMAIL -> Spelling.EMAIL;
                    case PHONE -> Spelling.PHONE;
                    case URL -> Spelling.ADDRESS;
                    case TEXT, CHOICE, HIDDEN, NUMBER, DATE, CHECKBOX, LONG_TEXT -> Spelling.TRIMMED;
                };
        return Objects.requireNonNullElse(spelling.of(given, home), "");
    }

    private static String byType(Field field, String given) throws Unfit {
        return switch (field.type()) {
            case LONG_TEXT -> given;
            case TEXT, HIDDEN -> fitting(Texts::isOneLine, given, SingleLine.MESSAGE);
            case EMAIL -> fitting(EmailAddress.Rule::accepts, given, EmailAddress.MESSAGE);
            case PHONE -> fitting(PhoneNumber.Rule::accepts, given, PhoneNumber.MESSAGE);
            case URL -> fitting(WebAddress.Rule::accepts, given, WebAddress.MESSAGE);
            case NUMBER -> number(given);
            case DATE -> date(given);
            case CHOICE -> choice(field, given);
            case CHECKBOX -> checkbox(field, given);
        };
    }

    /** What fills the person fits there too, whatever the type of the field. */
    private static String ofPerson(Field field, String answer) throws Unfit {
        return switch (PersonField.named(field.name())) {
            case FIRST_NAME, LAST_NAME -> fitting(PersonName.Rule::accepts, answer, PersonName.MESSAGE);
            case COUNTRY -> fitting(CountryCode.Rule::accepts, answer.toUpperCase(Locale.ROOT), CountryCode.MESSAGE);
            case null -> answer;
            case COMPANY, JOB_TITLE, EMAIL, PHONE, WEBSITE, MESSAGE, STREET, POSTAL_CODE, CITY, REGION -> answer;
        };
    }

    private static int longest(Field field) {
        int byType =
                switch (field.type()) {
                    case TEXT, CHOICE, CHECKBOX, DATE -> TEXT;
                    case HIDDEN -> HIDDEN;
                    case LONG_TEXT -> LONG_TEXT;
                    case EMAIL -> EmailAddress.LONGEST;
                    case URL -> WebAddress.LONGEST;
                    case NUMBER, PHONE -> NUMBER;
                };
        Integer wanted = field.maxLength();
        int longest = wanted == null ? byType : wanted;
        PersonField person = PersonField.named(field.name());
        return person == PersonField.PHONE || person == null ? longest : Math.min(longest, person.maxLength());
    }

    private static String fitting(Predicate<String> rule, String given, String otherwise) throws Unfit {
        if (!rule.test(given)) {
            throw new Unfit(otherwise);
        }
        return given;
    }

    private static String number(String given) throws Unfit {
        return new BigDecimal(fitting(DECIMAL.asMatchPredicate(), given, NO_NUMBER))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String date(String given) throws Unfit {
        try {
            return Dates.day(given).toString();
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
