package org.rapport.sales.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.events.setting.FreeMailDomains;
import org.rapport.events.setting.Settings;

class DomainTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.Example.com/about, example.com",
        "example.com., example.com",
        "https://m\u00fcnchen.example, xn--mnchen-3ya.example",
        "stra\u00dfe.example:8080, xn--strae-oqa.example",
        "localhost,",
        "not a site,"
    })
    void isThatOfTheWebsite(String website, String domain) {
        assertThat(Domain.ofWebsite(website)).isEqualTo(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "GMail.com",
                "yahoo.co.uk",
                "hotmail.co.uk",
                "hotmail.fr",
                "live.nl",
                "outlook.fr",
                "yahoo.fr",
                "yahoo.co.jp",
                "ymail.com",
                "aol.de",
                "bluewin.ch",
                "libero.it",
                "wanadoo.fr",
                "seznam.cz",
                "wp.pl",
                "bk.ru",
                "126.com",
                "naver.com",
                "rediffmail.com",
                "zoho.com",
                "fastmail.com",
                "hey.com",
                "btinternet.com",
                "sky.com",
                "gmx.at",
                "mail.ru",
                "yandex.com.tr",
                "163.com",
                "t-online.de"
            })
    void tellsNothingWhereEverybodyHasAnAddress(String domain) {
        assertThat(Domain.ofEmail("ann@" + domain, Settings.FREE_MAIL_DOMAINS.fallback()))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.example", "mail.acme.com", "yahoo-partners.com", "live.acme.co.uk", "bigsky.com"})
    void isThatOfTheAddressElsewhere(String domain) {
        assertThat(Domain.ofEmail("ann@" + domain, Settings.FREE_MAIL_DOMAINS.fallback()))
                .isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "ann@M\u00dcNCHEN.example,",
        "ann@xn--mnchen-3ya.example,",
        "ann@school.example,",
        "ann@mail.school.example, mail.school.example",
        "ann@hey.com, hey.com",
        "ann@yahoo.co.uk, yahoo.co.uk",
        "ann@yahoo.fr,",
        "ann@gmail.com,"
    })
    void isWhatAnOrganisationSaysOfIt(String email, String domain) {
        var freeMail = new FreeMailDomains(
                List.of("m\u00fcnchen.example", "School.Example", "gmail.com"),
                List.of("HEY.com", "yahoo.co.uk", "gmail.com"));

        assertThat(Domain.ofEmail(email, freeMail)).isEqualTo(domain);
    }
}
