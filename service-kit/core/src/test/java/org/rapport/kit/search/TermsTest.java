package org.rapport.kit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SequencedSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    @ParameterizedTest
    @CsvSource({
        "Häusler,häus",
        "Häusler,haus",
        "Häusler,haeus",
        "Häusler,HÄUS",
        "Häusler,ha\u0308us",
        "Hausler,haus",
        "Hausler,häus",
        "Straße 5,straße",
        "Straße 5,strasse",
        "Straße 5,STRASSE",
        "Straße 5,5",
        "Иванов,иван",
        "東京支店,東京",
        "東京支店,支店",
        "東京支店,京支店",
        "東京支店,店",
        "サーバー,バー",
        "ﾀﾅｶ,タナカ",
        "한국전력공사,전력",
        "Łódź,lodz",
        "Zoë,zoe",
        "Żółć,zolc",
        "O'Brien,brien",
        "Ren\u00e9e,rene",
        "Αθήνα,αθηνα",
        "Ёлкин,елкин",
        "مُحَمَّد,محمد",
        "שָׁלוֹם,שלום",
        "สวัสดี,สวัส",
        "हिन्दी,हिन्",
        "İstanbul,istanbul",
        "Smørrebrød,smoerre",
        "Smørrebrød,smorre",
        "ada.okafor@example.com,okafor exam",
        "Müller & Söhne GmbH,sohne mueller",
        "𠮷野家,𠮷野",
        "iPhone15用,iphone15"
    })
    void isFoundBy(String stored, String asked) {
        assertThat(finds(asked, stored)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Häusler,hus",
        "Hausler,haeus",
        "東京支店,京東",
        "Häusler,ausler",
        "Müller,muller gmbh",
        "हिन्दी,हन",
        "が,か",
        "Кий,кии"
    })
    void isNotFoundBy(String stored, String asked) {
        assertThat(finds(asked, stored)).isFalse();
    }

    @Test
    void whatIsWrittenAsItWasAskedComesFirst() {
        assertThat(Terms.ways("häus", () -> "DE")).containsExactly(List.of("haeus"), List.of("haus"));
        assertThat(Terms.of("Häusler")).containsExactly("hausler", "haeusler");
        assertThat(Terms.of("Hausler")).containsExactly("hausler");
        assertThat(Terms.ways("haus", () -> "DE")).containsExactly(List.of("haus"));
    }

    @ParameterizedTest
    @CsvSource({
        "+4917155501234,0171 5550",
        "+4917155501234,+49 (171) 555-0123",
        "+4917155501234,0049 171 555",
        "+4917155501234,1234",
        "+4917155501234,5501234",
        "+4917155501234,171 5550",
        "+15550100,٥٥٥٠",
        "T-000012,12",
        "T-000012,t-000012",
        "T-001234,1234",
        "T-001234,T-1234"
    })
    void numbersAreFoundByTheirParts(String stored, String asked) {
        assertThat(finds(asked, Terms.ofNumber(stored))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"+4917155501234,234", "+4917155501234,1715 1234 x", "T-001234,34", "+4917155501234,0171 5551"})
    void numbersAreNotFoundByLess(String stored, String asked) {
        assertThat(finds(asked, Terms.ofNumber(stored))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "+4930123456,DE,030 123456",
        "+4930123456,DE,+49 (0)30 123456",
        "+4930123456,US,011 49 30 123456",
        "+74951234567,RU,8 (495) 123-45-67",
        "+3612345678,HU,06 1 234 5678",
        "+390612345678,IT,06 1234 5678"
    })
    void numbersAreFoundAsTheyAreDialledAtHome(String stored, String home, String asked) {
        assertThat(Terms.ways(asked, () -> home)).anyMatch(way -> isWithin(way, stored));
    }

    private static boolean isWithin(List<String> way, String stored) {
        return way.stream()
                .allMatch(wanted -> Terms.ofNumber(stored).stream().anyMatch(term -> isWithin(term, wanted)));
    }

    @Test
    void anotherWayIsLookedForOnlyWhereItFindsMore() {
        assertThat(Terms.ways("030 123456", () -> "DE")).containsExactly(List.of("030", "123456"), List.of("30123456"));
        assertThat(Terms.ways("011 49 30 123456", () -> null))
                .containsExactly(List.of("011", "49", "30", "123456"), List.of("114930123456"));
        assertThat(Terms.ways("011 49 30 123456", () -> "US")).endsWith(List.of("4930123456"));
    }

    @Test
    void nothingHasNoTerms() {
        assertThat(Terms.of("")).isEmpty();
        assertThat(Terms.of(" \u00a0-–& \u0308")).isEmpty();
        assertThat(Terms.ways("...", () -> "DE")).isEmpty();
    }

    @Test
    void longWordsAreCutBetweenCharacters() {
        String term = Terms.of("a" + "𝒳".repeat(100)).getFirst();
        assertThat(term).hasSizeLessThanOrEqualTo(Terms.LONGEST);
        assertThat(Terms.of("x".repeat(1000))).containsExactly("x".repeat(Terms.LONGEST));
    }

    @Property
    void everyTextIsFoundByItself(@ForAll String text) {
        assertThat(finds(text, text)).isTrue();
    }

    @Property
    void termsAreShortAndWhole(@ForAll String text) {
        assertThat(Terms.of(text)).allSatisfy(term -> {
            assertThat(term).isNotEmpty().hasSizeLessThanOrEqualTo(Terms.LONGEST);
        });
    }

    private static boolean finds(String asked, String stored) {
        return finds(asked, Terms.of(stored));
    }

    private static boolean finds(String asked, SequencedSet<String> terms) {
        List<List<String>> ways = Terms.ways(asked, () -> "DE");
        return ways.isEmpty()
                || ways.stream().anyMatch(way -> way.stream()
                        .allMatch(wanted -> terms.stream().anyMatch(term -> isWithin(term, wanted))));
    }

    private static boolean isWithin(String term, String prefix) {
        return term.startsWith(prefix);
    }
}
