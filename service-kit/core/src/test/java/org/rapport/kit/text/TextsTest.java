package org.rapport.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final String FAMILY = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";

    @ParameterizedTest
    @ValueSource(strings = {"", "Ann", FAMILY, "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "a\nb\u0001"})
    void areUnicode(String text) {
        assertThat(Texts.isUnicode(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann\ud83d", "\ud83dAnn", "\udc68", "\udc68\ud83d", "a\u0000b"})
    void areNone(String text) {
        assertThat(Texts.isUnicode(text)).isFalse();
    }

    @Test
    void haveAsManyCharactersAsUnicodeCounts() {
        assertThat(Texts.length("\ud83d\ude00".repeat(60))).isEqualTo(60);
        assertThat(Texts.fits("\ud83d\ude00".repeat(60), 60)).isTrue();
        assertThat(Texts.fits("\ud83d\ude00".repeat(61), 60)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "\u00a0", "\ufeff\u3000", "\u2028"})
    void areBlank(String text) {
        assertThat(Texts.isBlank(text)).isTrue();
    }

    @Test
    void loseWhatNobodySeesAtTheirEndsOnly() {
        assertThat(Texts.trimmed("\ufeff\u00a0Ann\u200b Lee \u200e")).isEqualTo("Ann\u200b Lee");
        assertThat(Texts.trimmed(FAMILY)).isEqualTo(FAMILY);
        assertThat(Texts.trimmed("Ann\n")).isEqualTo("Ann\n");
    }

    @Test
    void areShortenedWithAMark() {
        assertThat(Texts.beginning("abcdef", 6, "...")).isEqualTo("abcdef");
        assertThat(Texts.beginning("abcdefg", 6, "...")).isEqualTo("abc...");
        assertThat(Texts.end("abcdefg", 6, "...")).isEqualTo("...efg");
    }

    @Property
    void areNeverCutWithinACharacter(@ForAll String text, @ForAll @IntRange(min = 1, max = 20) int longest) {
        if (Texts.isUnicode(text)) {
            assertThat(Texts.beginning(text, longest, "\u2026")).matches(cut -> fits(cut, longest));
            assertThat(Texts.end(text, longest, "\u2026")).matches(cut -> fits(cut, longest));
        }
    }

    private static boolean fits(String cut, int longest) {
        return Texts.isUnicode(cut) && Texts.length(cut) <= longest;
    }
}
