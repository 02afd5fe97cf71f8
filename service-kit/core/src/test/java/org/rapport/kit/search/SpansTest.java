package org.rapport.kit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {

    @ParameterizedTest
    @CsvSource({
        "Häusler,häus,Häus",
        "Ha\u0308usler,hä,Ha\u0308",
        "Häusler,haeusl,Häusl",
        "Hausler GmbH,gm haus,Haus|Gm",
        "Straße 5,strass 5,Straß|5",
        "ada.okafor@example.com,okaf ex,okaf|ex",
        "東京支店,京支,京支",
        "東京支店,東京支店,東京支店",
        "東京ABC,abc,ABC",
        "ﾀﾞｲｴｰ,ダイ,ﾀﾞｲ",
        "𝒳avier,xa,𝒳a",
        "Anna Annan,anna,Anna|Anna",
        "Annabel,annabel ann,Annabel"
    })
    void areTheShortestPartsThatWereAskedFor(String text, String asked, String parts) {
        assertThat(parts(text, false, asked)).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({
        "+4917155501234,0171 5550,1715550",
        "+49 171 555-01234,5501,55-01",
        "T-000012,12,12",
        "T-000012,t-000012,T|000012"
    })
    void areDigitsOfNumbers(String text, String asked, String parts) {
        assertThat(parts(text, true, asked)).isEqualTo(parts);
    }

    @Property
    void lieWithinTheTextInOrder(@ForAll String text, @ForAll @NotEmpty String asked) {
        for (List<String> way : Terms.ways(asked, () -> "DE")) {
            int last = -1;
            for (SearchSpan span : Spans.of(text, true, way)) {
                assertThat(span.start()).isGreaterThan(last).isLessThan(span.end());
                assertThat(span.end()).isLessThanOrEqualTo(text.length());
                last = span.end();
            }
        }
    }

    private static String parts(String text, boolean number, String asked) {
        var terms = number ? Terms.ofNumber(text) : Terms.of(text);
        List<String> way = Terms.ways(asked, () -> "DE").stream()
                .filter(words ->
                        words.stream().allMatch(word -> terms.stream().anyMatch(term -> term.startsWith(word))))
                .findFirst()
                .orElseThrow();
        return Spans.of(text, number, way).stream()
                .map(span -> text.substring(span.start(), span.end()))
                .collect(Collectors.joining("|"));
    }
}
