package org.rapport.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonKeyTest {

    @ParameterizedTest
    @CsvSource({
        "caf\u00e9, cafe\u0301",
        "caf\u00e9 S.A., CAF\u00c9\u00a0S.A.",
        "Acme Ltd, acme   ltd",
        "Acme, \uff21cme",
        "Stra\u00dfe, STRASSE",
        "\u039f\u03b4\u03c5\u03c3\u03c3\u03b5\u03cd\u03c2, \u039f\u0394\u03a5\u03a3\u03a3\u0395\u038e\u03a3",
        "Ac\u200bme, Acme",
        "Acme\u00ad, Acme"
    })
    void givesNamesThatMeanTheSameOneKey(String one, String other) {
        assertThat(ComparisonKey.ofName(one)).isEqualTo(ComparisonKey.ofName(other));
    }

    @ParameterizedTest
    @CsvSource({"Acme, Acne", "Acme Ltd, AcmeLtd", "Orsay, \u00d8rsay", "Ilhan, \u0130lhan"})
    void tellsOtherNamesApart(String one, String other) {
        assertThat(ComparisonKey.ofName(one)).isNotEqualTo(ComparisonKey.ofName(other));
    }

    @ParameterizedTest
    @CsvSource({
        "info@m\u00fcnchen.de, info@xn--mnchen-3ya.de",
        "info@mu\u0308nchen.de, INFO@M\u00dcNCHEN.DE",
        "mu\u0308ller@example.com, M\u00dcLLER@example.com",
        "ann@example.com, Ann@Example.COM",
        "ann@example.com, \ufeffann@example.com\u200b",
        "ann@example.com, ann@example.com.",
        "ann@example.com, ann@\uff45xample\u3002com"
    })
    void givesOneMailboxOneKey(String one, String other) {
        assertThat(ComparisonKey.ofEmail(one)).isEqualTo(ComparisonKey.ofEmail(other));
    }

    @ParameterizedTest
    @CsvSource({"ann@example.com, an.n@example.com", "a@stra\u00dfe.de, a@strasse.de"})
    void tellsOtherMailboxesApart(String one, String other) {
        assertThat(ComparisonKey.ofEmail(one)).isNotEqualTo(ComparisonKey.ofEmail(other));
    }

    @Test
    void writesDomainsInAscii() {
        assertThat(ComparisonKey.ofHost("B\u00dcCHER.example.")).isEqualTo("xn--bcher-kva.example");
        assertThat(ComparisonKey.ofHost("not a host")).isEqualTo("not a host");
        assertThat(ComparisonKey.ascii("a..b")).isEmpty();
    }

    @Property
    void keysAreTheirOwnKeys(@ForAll @StringLength(max = 30) String text) {
        String name = ComparisonKey.ofName(text);
        String email = ComparisonKey.ofEmail(text + "@m\u00fcnchen.example");

        assertThat(ComparisonKey.ofName(name)).isEqualTo(name);
        assertThat(ComparisonKey.ofEmail(email)).isEqualTo(email);
    }
}
