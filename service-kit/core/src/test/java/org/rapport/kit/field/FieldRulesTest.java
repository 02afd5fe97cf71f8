package org.rapport.kit.field;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.events.Address;
import org.rapport.events.Money;

class FieldRulesTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final String LONG = "x".repeat(600_000);

    record Mail(@EmailAddress @Nullable String field) {}

    record Phone(@PhoneNumber @Nullable String field) {}

    record Page(@WebAddress @Nullable String field) {}

    record LongPage(@WebAddress(max = 2_000) @Nullable String field) {}

    record Name(@PersonName @Nullable String field) {}

    record Country(@CountryCode @Nullable String field) {}

    record Currency(@CurrencyCode @Nullable String field) {}

    record Language(@LanguageTag @Nullable String field) {}

    record Zone(@ZoneName @Nullable String field) {}

    record Line(
            @SingleLine @Size(min = 2, max = 5) @Nullable String field) {}

    record Price(@NotNegative @Nullable Money field) {}

    record Place(@PostalAddress @Nullable Address billingAddress) {}

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "a@b.example",
                "Ada.Lovelace+news@Mail.Example.com",
                "o'hara@example.ie",
                "a@1.2.example",
                "ада@пример.рф",
                "मोहन@उदाहरण.भारत",
                "gru\u0308n@mu\u0308nchen.example",
                "a@xn--mnchen-3ya.example",
                "अजय@डाटा.भारत",
                "a..b@example.com",
                ".a.@example.com",
                "a@b-c.example"
            })
    void takesEmailAddresses(@Nullable String text) {
        assertThat(faults(new Mail(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nobody",
                "@example.com",
                "a@",
                "a@example",
                "a@localhost",
                "a@@example.com",
                "a@b@example.com",
                "a@example..com",
                "a@-b.example",
                "a@b-.example",
                "a@b_c.example",
                "a@192.168.10.10",
                "a@[192.168.1.1]",
                "\"a b\"@example.com",
                "a b@example.com",
                " a@example.com",
                "a@example.com\n",
                "a\u0000@example.com",
                "a\u200b@example.com",
                "😀@example.com",
                "a@😀.example",
                "Ada <a@example.com>",
                "a@example.com, b@example.com"
            })
    void refusesOtherEmailAddresses(String text) {
        assertThat(faults(new Mail(text))).isEqualTo("field: must be an e-mail address");
        assertThat(EmailAddress.Rule.accepts(text)).isFalse();
    }

    @Test
    void limitsEmailAddresses() {
        String domain = "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61);

        assertThat(faults(new Mail("a".repeat(64) + domain))).isEmpty();
        assertThat(faults(new Mail("a".repeat(64) + domain + "e"))).isEqualTo("field: must be an e-mail address");
        assertThat(faults(new Mail("a".repeat(65) + "@example.com"))).isNotEmpty();
        assertThat(faults(new Mail("a@" + "b".repeat(64) + ".example"))).isNotEmpty();
        assertThat(faults(new Mail("a@" + "ü".repeat(63) + ".example"))).isNotEmpty();
        assertThat(faults(new Mail(LONG))).isEqualTo("field: must be an e-mail address");
        assertThat(faults(new Mail("a@" + "b.".repeat(300_000) + "example"))).isNotEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"+12345", "+4930123456", "+123456789012345"})
    void takesPhoneNumbers(@Nullable String text) {
        assertThat(faults(new Phone(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "030",
                "+1234",
                "+0301234567",
                "+1234567890123456",
                "+49 30 123456",
                "+4930123456\n",
                "+٤٩٣٠١٢٣٤٥٦",
                "+😀😀😀😀😀"
            })
    void refusesOtherPhoneNumbers(String text) {
        assertThat(faults(new Phone(text))).isEqualTo("field: " + PhoneNumber.MESSAGE);
        assertThat(PhoneNumber.Rule.accepts(text)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "example.com",
                "https://example.com",
                "HTTPS://WWW.Example.com/about?x=1&y=a@b#top",
                "http://localhost:8080/",
                "localhost",
                "example.com:443",
                "example.com?x=1",
                "example.com#top",
                "http://192.168.1.1/",
                "my_shop.example.com",
                "https://münchen.example/straße",
                "उदाहरण.भारत",
                "例え.テスト",
                "https://xn--mnchen-3ya.example",
                "https://example.com/😀/@ada"
            })
    void takesWebAddresses(@Nullable String text) {
        assertThat(faults(new Page(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example",
                "https://",
                "https://example",
                "https:///example.com",
                "//example.com",
                "/about",
                "javascript:alert(1)",
                "JavaScript:alert(document.cookie)",
                "javascript://example.com/%0aalert(1)",
                "data:text/html,x.y",
                "ftp://example.com",
                "mailto:a@example.com",
                "https://user@example.com",
                "https://user:secret@example.com",
                "https://example.com:port/",
                "https://exam ple.com",
                "https://example.com/a b",
                "https://example.com/\"onload=",
                "https://example.com/'onload=",
                "https://example.com/<script>",
                "https://example.com\\@evil.example",
                "https://example.com/\u0000",
                "https://example.com/\n",
                "\u0001javascript:alert(1)",
                "https://example.com/\u2028",
                "https://-example.com",
                "https://example..com",
                "https://😀.example",
                "https://[::1]/"
            })
    void refusesOtherWebAddresses(String text) {
        assertThat(faults(new Page(text))).isEqualTo("field: must be a web address such as https://example.com");
        assertThat(WebAddress.Rule.accepts(text)).isFalse();
    }

    @Test
    void limitsWebAddresses() {
        String address = "https://example.com/" + "x".repeat(280);

        assertThat(faults(new Page(address))).isEmpty();
        assertThat(faults(new Page(address + "x"))).isNotEmpty();
        assertThat(faults(new LongPage(address + "x"))).isEmpty();
        assertThat(faults(new LongPage(address + "x".repeat(1_701)))).isNotEmpty();
        assertThat(faults(new Page("https://" + "a.".repeat(300_000) + "com"))).isNotEmpty();
        assertThat(WebAddress.Rule.accepts("https://" + "a.".repeat(127) + "com"))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"Ada", "Ó Súilleabháin-O'Neill, Jr.", "李", "ada 😀", "مريم", "Ada (Sales) <&>", "\u200bAda"})
    void takesNamesOfPersons(@Nullable String text) {
        assertThat(faults(new Name(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u00a0\u200b", "\u2028", "Ada\nLovelace", "Ada\u0000", "\tAda", "A\u0085", "Ada\ud800"
            })
    void refusesOtherNamesOfPersons(String text) {
        assertThat(faults(new Name(text)))
                .isEqualTo("field: must be a name of at most 100 characters, not blank and without control characters");
        assertThat(PersonName.Rule.accepts(text)).isFalse();
    }

    @Test
    void limitsNamesOfPersons() {
        assertThat(faults(new Name("x".repeat(100)))).isEmpty();
        assertThat(faults(new Name("x".repeat(101)))).isNotEmpty();
        assertThat(faults(new Name(LONG))).isNotEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"DE", "US", "AQ", "XK"})
    void takesCountries(@Nullable String text) {
        assertThat(faults(new Country(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "DEU", "XX", "UK", "Germany", "D\u0000", "🇩🇪"})
    void refusesOtherCountries(String text) {
        assertThat(faults(new Country(text))).isEqualTo("field: must be an ISO 3166-1 code of two letters such as DE");
        assertThat(CountryCode.Rule.accepts(text)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"EUR", "JPY", "KWD"})
    void takesCurrencies(@Nullable String text) {
        assertThat(faults(new Currency(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EU", "EURO", "ABC", "XAU", "€€€", "E\u0000R"})
    void refusesOtherCurrencies(String text) {
        assertThat(faults(new Currency(text))).isEqualTo("field: must be an ISO 4217 code such as EUR");
        assertThat(CurrencyCode.Rule.accepts(text)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"en", "de-AT", "zh-Hant-TW"})
    void takesLanguages(@Nullable String text) {
        assertThat(faults(new Language(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "de_AT", "de--AT", "und", "d", "de\u0000", "de-x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaa", "😀"})
    void refusesOtherLanguages(String text) {
        assertThat(faults(new Language(text))).isEqualTo("field: must be a BCP 47 language tag such as en or de-AT");
        assertThat(LanguageTag.Rule.accepts(text)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "UTC",
                "America/Argentina/Buenos_Aires",
                "America/Ciudad_Juarez",
                "Asia/Calcutta",
                "Asia/Kolkata",
                "Europe/Kiev",
                "Europe/Kyiv"
            })
    void takesZones(@Nullable String text) {
        assertThat(faults(new Zone(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "europe/berlin", "+01:00", "UTC+2", "EST", "Europe/Berlin\u0000", "😀"})
    void refusesOtherZones(String text) {
        assertThat(faults(new Zone(text))).isEqualTo("field: must be an IANA time zone such as Europe/Berlin");
        assertThat(ZoneName.Rule.accepts(text)).isFalse();
    }

    @Test
    void wantsLinesOnOneLine() {
        assertThat(faults(new Line(null))).isEmpty();
        assertThat(faults(new Line("a\u200b\u05d0"))).isEmpty();
        assertThat(faults(new Line("a\nb"))).isEqualTo("field: must be on one line, without control characters");
        assertThat(faults(new Line("a\u2028b"))).isNotEmpty();
        assertThat(faults(new Line("a\u0007b"))).isNotEmpty();
        assertThat(faults(new Line("a"))).isEqualTo("field: size must be between 2 and 5");
        assertThat(faults(new Line("abcdef"))).isEqualTo("field: size must be between 2 and 5");
    }

    @Test
    void wantsAmountsOfZeroOrMore() {
        assertThat(faults(new Price(null))).isEmpty();
        assertThat(faults(new Price(Money.fromMinor(0, "EUR")))).isEmpty();
        assertThat(faults(new Price(Money.fromMinor(-1, "EUR")))).isEqualTo("field.amount: must not be negative");
    }

    @Test
    void takesPostalAddresses() {
        assertThat(faults(new Place(null))).isEmpty();
        assertThat(faults(new Place(new Address(null, null, null, null, null)))).isEmpty();
        assertThat(faults(new Place(
                        new Address("x".repeat(500), "x".repeat(20), "x".repeat(100), "x".repeat(100), "DE"))))
                .isEmpty();
    }

    @Test
    void tellsEachFaultOfAPostalAddressWhereItIs() {
        var address = new Address(LONG, "x".repeat(21), "x".repeat(101), "x".repeat(101), "Germany");

        assertThat(faults(new Place(address)))
                .isEqualTo("billingAddress.city: must have at most 100 characters\n"
                        + "billingAddress.country: must be an ISO 3166-1 code of two letters such as DE\n"
                        + "billingAddress.postalCode: must have at most 20 characters\n"
                        + "billingAddress.region: must have at most 100 characters\n"
                        + "billingAddress.street: must have at most 500 characters");
        assertThat(faults(new Place(new Address("a\nb", "1\n2", "a\u0007", null, null))))
                .isEqualTo("billingAddress.city: must be on one line, without control characters\n"
                        + "billingAddress.postalCode: must be on one line, without control characters");
    }

    private static String faults(Object said) {
        return VALIDATOR.validate(said).stream()
                .map(FieldRulesTest::line)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String line(ConstraintViolation<?> fault) {
        return fault.getPropertyPath() + ": " + fault.getMessage();
    }
}
