package org.rapport.kit.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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
    @CsvSource({
        "DE, 030 123456, +4930123456",
        "DE, (030) 123456, +4930123456",
        "DE, 030/123-456, +4930123456",
        "DE, 0171-1234567, +491711234567",
        "DE, tel:030-123456, +4930123456",
        "DE, \u202a030 123456\u202c, +4930123456",
        "DE, \u0660\u0663\u0660 123456, +4930123456",
        "DE, 0041 44 668 18 00, +41446681800",
        "DE, 00999 1234567, +9991234567",
        "CH, 044 668 18 00, +41446681800",
        "AT, 01 5151510, +4315151510",
        "US, (212) 555-0123, +12125550123",
        "US, 1-212-555-0123, +12125550123",
        "US, 011 49 30 123456, +4930123456",
        "US, 0049 30 123456, +4930123456",
        "AU, 0011 49 30 123456, +4930123456",
        "IT, 06 1234 5678, +390612345678",
        "IT, 312 345 6789, +393123456789",
        "JP, 03-1234-5678, +81312345678",
        "JP, 010 49 30 123456, +4930123456",
        "RU, 8 (495) 123-45-67, +74951234567",
        "HU, 06 1 234 5678, +3612345678",
        "GB, 020 7946 0000, +442079460000",
        "FR, +49 (0)30 123456, +4930123456"
    })
    void readsNumbersOfTheHomeCountry(String home, String written, String number) {
        assertThat(Spelling.PHONE.of(written, () -> home)).isEqualTo(number);
        assertThat(Spelling.ADDRESSEE.of(written + " ", () -> home)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 110",
        "DE, 112",
        "US, 911",
        "US, 555-0123",
        "DE, 123456",
        "DE, 30 123456",
        "DE, 49 (0)30 123456",
        "DE, 030 12",
        "DE, 030 123456789012345",
        "DE, 030 123456 ext. 7",
        "DE, 030 123456 / 030 123457",
        "US, 1 800 FLOWERS",
        "US, 212 555 0123 x7",
        "US, 030 123456",
        "DE, ++030 123456",
        "DE, +030 123456",
        "JP, 0120",
        "ZZ, 030 123456",
        "001, 030 123456",
        "de, 030 123456"
    })
    void readsNothingElseAsOneOfTheHomeCountry(String home, String written) {
        assertThat(Spelling.PHONE.of(written, () -> home)).matches(kept -> !PhoneNumber.Rule.accepts(kept));
        assertThat(Spelling.ADDRESSEE.of(written, () -> home)).matches(kept -> !PhoneNumber.Rule.accepts(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49 (0)30 123456", "Ann", "+", "", "12"})
    void asksForTheHomeCountryWhereItMattersOnly(String written) {
        assertThat(Spelling.PHONE.of(written, () -> fail("asked"))).isNotNull();
        assertThat(Spelling.EMAIL.of("ann@example.com", () -> fail("asked"))).isEqualTo("ann@example.com");
        assertThat(Spelling.ADDRESSEE.of("ann@example.com", () -> fail("asked")))
                .isEqualTo("ann@example.com");
    }

    static Set<String> countries() {
        return new TreeSet<>(PhoneNumberUtil.getInstance().getSupportedRegions());
    }

    @ParameterizedTest
    @MethodSource("countries")
    void readsWhatIsDialledInEachCountry(String country) {
        var numbers = PhoneNumberUtil.getInstance();
        var example = numbers.getExampleNumber(country);
        String local = numbers.format(example, PhoneNumberFormat.NATIONAL);

        assertThat(Spelling.PHONE.of(local, () -> country)).isEqualTo(numbers.format(example, PhoneNumberFormat.E164));
    }

    @Property
    void changesNothingTwiceWhateverTheHomeCountry(
            @ForAll("home") String home, @ForAll("home") String other, @ForAll("written") String written) {
        String once = Spelling.PHONE.of(written, () -> home);

        assertThat(once).isNotNull();
        assertThat(Spelling.PHONE.of(once, () -> home)).isEqualTo(once);
        if (PhoneNumber.Rule.accepts(once)) {
            assertThat(Spelling.PHONE.of(once, () -> other)).isEqualTo(once);
        }
    }

    @Provide
    Arbitrary<String> home() {
        return Arbitraries.of(countries());
    }

    @Provide
    Arbitrary<String> written() {
        return Arbitraries.oneOf(
                Arbitraries.strings().numeric().withChars("0+ ()-/.").ofMaxLength(25), Arbitraries.strings());
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

        assertThat(spelling.of(spaces, () -> "DE")).isEqualTo(spaces);
        assertThat(spelling.of(marks, () -> "DE")).isEqualTo(marks);
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
