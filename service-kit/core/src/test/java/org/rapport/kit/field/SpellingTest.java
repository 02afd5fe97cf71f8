package org.rapport.kit.field;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "+49 (0)30 123456, +4930123456",
        "+49 (0) 30 123456, +4930123456",
        "+44 (0)20 7946 0000, +442079460000",
        "+39 06 1234567, +39061234567",
        "+49\u00a030\u00a0123456, +4930123456",
        "+49 30\u2013123456, +4930123456",
        "+49 30\u2011123456, +4930123456",
        "\u202a+49 30 123456\u202c, +4930123456",
        "\uff0b49 30 123456, +4930123456",
        "tel:+4930123456, +4930123456",
        "0049 30 123456, +4930123456",
        "+49030123456, +4930123456",
        "+4930123456, +4930123456",
        "+\u0664\u0669 30 123456, +4930123456",
        "+999 1234567, +9991234567"
    })
    void bringsNumbersIntoE164(String written, String number) {
        assertThat(Spelling.PHONE.of(written)).isEqualTo(number);
        assertThat(PhoneNumber.Rule.accepts(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "030 123456",
                "call +49 30 123456",
                "+49 30 123456 ext. 7",
                "+49 30 123456;ext=7",
                "+1 800 FLOWERS",
                "+49 30 123456 / +49 30 123457",
                "++4930123456",
                "",
                "+"
            })
    void makesNoNumberOfWhatIsNone(String written) {
        assertThat(Spelling.PHONE.of(written)).matches(kept -> !PhoneNumber.Rule.accepts(kept));
    }

    @Property
    void changesNothingTwice(@ForAll @LongRange(min = 10_000, max = 999_999_999_999_999L) long digits) {
        String once = Spelling.PHONE.of("+" + digits);

        assertThat(Spelling.PHONE.of(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"z@example.com\u200b", "\ufeffz@example.com", "z@example.com\u00a0", "z@example.com\n"})
    void dropsWhatNobodySeesAroundAddresses(String written) {
        assertThat(Spelling.EMAIL.of(written)).isEqualTo("z@example.com");
        assertThat(Spelling.ADDRESS.of(written)).isEqualTo("z@example.com");
    }

    @ParameterizedTest
    @CsvSource({"mu\u0308ller@example.com, m\u00fcller@example.com", "Ann@Example.com, Ann@Example.com"})
    void composesAddresses(String written, String kept) {
        assertThat(Spelling.EMAIL.of(written)).isEqualTo(kept);
    }

    /** However it is made up: a body may hold a million spaces, or marks that want to be put in order. */
    @ParameterizedTest
    @EnumSource(Spelling.class)
    void readsWhateverIsLongInNoTime(Spelling spelling) {
        String spaces = "a" + " ".repeat(1_000_000) + "b";
        String marks = "a" + "\u0315\u0300\u05ae".repeat(300_000) + "b";

        assertThat(spelling.of(spaces)).isEqualTo(spaces);
        assertThat(spelling.of(marks)).isEqualTo(marks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u200b", "\u00a0", " "})
    void knowsNoNameThatNobodySees(String written) {
        assertThat(Spelling.NAME.of(written)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "Ann  Lee",
                "Ann\n"
            })
    void keepsTheInsideOfNames(String written) {
        assertThat(Spelling.NAME.of(written)).isEqualTo(written);
    }
}
