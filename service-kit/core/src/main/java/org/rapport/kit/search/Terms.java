package org.rapport.kit.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.field.Spelling;

/**
 * The terms by which a text is found, and those that are looked for: what is stored and what is asked must agree, so both come
 * from here alone. A word is found by how it begins.
 *
 * <ul>
 *   <li>Case, width and composition make no difference (NFKC_Casefold), nor do accents: {@code Häusler} is {@code hausler}.
 *   <li>German umlauts are also written out: {@code haeusler}. Who asks for {@code häus} finds {@code Häusler} before
 *       {@code Hausler}, and who asks for {@code haeus} does not find {@code Hausler}.
 *   <li>Scripts without spaces (Han, kana), and Hangul with its endings, are found by any part: terms of two characters.
 *   <li>Numbers, such as those of telephones, are found by digits within them too, at the end by four at least.
 * </ul>
 */
final class Terms {

    /** Raised with every change by which a text has other terms, or a type is found by more: see {@link Respelling}. */
    static final int VERSION = 2;

    /** Longer ones are cut: nobody asks for more, and what is longer is no word. */
    static final int LONGEST = 40;

    /** By so many of its last digits a number is found, and not by fewer. */
    private static final int FEWEST_DIGITS = 4;

    /** What stands in telephone numbers beside digits, and whether all of it is one. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[\\p{Nd}\\s()/.\\-\u2010-\u2015]+");

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    private static final Map<Character, String> WRITTEN_OUT =
            Map.of('ä', "ae", 'ö', "oe", 'ü', "ue", 'å', "aa", 'ø', "oe", 'æ', "ae");

    private Terms() {}

    /** The terms by which {@code text} is found. */
    static SequencedSet<String> of(String text) {
        var terms = new LinkedHashSet<String>();
        for (String word : words(text)) {
            if (isInPairs(word)) {
                terms.addAll(pairs(plain(word), true));
            } else {
                terms.add(cut(plain(word)));
                terms.add(cut(plain(writtenOut(word))));
            }
        }
        return terms;
    }

    /** Those by which {@code number} is found, such as a telephone number: also by what stands within it. */
    static SequencedSet<String> ofNumber(String number) {
        var terms = new LinkedHashSet<String>(of(number));
        String digits = digits(number);
        if (!digits.isEmpty()) {
            terms.add(cut(withoutZeros(digits)));
        }
        for (int i = 0; i + FEWEST_DIGITS <= digits.length(); i++) {
            terms.add(cut(digits.substring(i)));
        }
        return terms;
    }

    /**
     * In which ways to look for what somebody asks for, the best first: how terms begin of what is found, each of them by at
     * least one. As it is spelled, where that says more; without accents; and as one number, if it might be one, also as it
     * is dialled from everywhere.
     *
     * @param home the country whose telephone numbers are asked for without it, if there is one
     */
    static List<List<String>> ways(String question, Supplier<@Nullable String> home) {
        var exact = new LinkedHashSet<String>();
        var plain = new LinkedHashSet<String>();
        for (String word : words(question)) {
            Collection<String> terms = isInPairs(word) ? pairs(plain(word), false) : List.of(cut(plain(word)));
            plain.addAll(terms);
            exact.addAll(isInPairs(word) ? terms : List.of(cut(plain(writtenOut(word)))));
        }
        var ways = new LinkedHashSet<List<String>>();
        ways.add(List.copyOf(exact));
        ways.add(List.copyOf(plain));
        String digits = withoutZeros(digits(question));
        if (digits.length() >= FEWEST_DIGITS && NUMBER.matcher(question.strip()).matches()) {
            ways.add(List.of(cut(digits)));
        }
        String number = Spelling.PHONE.of(question, home);
        if (number != null
                && PhoneNumber.Rule.accepts(number)
                && !number.endsWith(digits)) { // else it was found before
            ways.add(List.of(number.substring(1)));
        }
        ways.removeIf(List::isEmpty);
        return List.copyOf(ways);
    }

    /** Beyond all terms that begin with {@code prefix}, in the order of code points. */
    static String end(String prefix) {
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }

    private static String digits(String text) {
        return FOLDED.normalize(text)
                .codePoints()
                .filter(Character::isDigit)
                .map(digit -> Character.digit(digit, 10))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining());
    }

    private static String withoutZeros(String digits) {
        return digits.replaceFirst("^0+(?=.)", "");
    }

    /** Runs of letters, digits and their marks, those of scripts in pairs apart from others. */
    private static List<String> words(String text) {
        String folded = FOLDED.normalize(text);
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean pairs = false;
        for (int i = 0; i < folded.length(); i += Character.charCount(folded.codePointAt(i))) {
            int character = folded.codePointAt(i);
            boolean mark = isMark(character);
            boolean part = Character.isLetterOrDigit(character) || mark && !word.isEmpty();
            if (!word.isEmpty() && (!part || !mark && isInPairs(character) != pairs)) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (part) {
                pairs = mark ? pairs : isInPairs(character);
                word.appendCodePoint(character);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** Whether it belongs to a word. */
    static boolean isPart(int character) {
        return Character.isLetterOrDigit(character) || isMark(character);
    }

    static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isInPairs(String word) {
        return isInPairs(word.codePointAt(0));
    }

    /** Whether words of its script are found by any part. */
    static boolean isInPairs(int character) {
        return switch (UScript.getScript(character)) {
            case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.BOPOMOFO -> true;
            default -> character == 'ー' || character == '々';
        };
    }

    /** Without the accents of scripts whose letters are the same without: in others marks are letters. */
    private static String plain(String word) {
        String decomposed = DECOMPOSED.normalize(word);
        var plain = new StringBuilder();
        int base = 0;
        for (int i = 0; i < decomposed.length(); i += Character.charCount(decomposed.codePointAt(i))) {
            int character = decomposed.codePointAt(i);
            if (!isMark(character)) {
                base = character;
                plain.append(withoutStroke(character));
            } else if (!isAccent(base, character)) {
                plain.appendCodePoint(character);
            }
        }
        return COMPOSED.normalize(plain);
    }

    private static boolean isAccent(int base, int mark) {
        return switch (UScript.getScript(base)) {
            case UScript.LATIN, UScript.GREEK, UScript.ARABIC, UScript.HEBREW -> true;
            case UScript.CYRILLIC -> base != 'и' || mark != 0x306;
            default -> false;
        };
    }

    /** Letters of their own in one language, which others write without. */
    private static String withoutStroke(int character) {
        return switch (character) {
            case 'ø' -> "o";
            case 'ł' -> "l";
            case 'đ', 'ð' -> "d";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case 'ı' -> "i";
            default -> Character.toString(character);
        };
    }

    private static String writtenOut(String word) {
        return COMPOSED.normalize(word)
                .chars()
                .mapToObj(character -> WRITTEN_OUT.getOrDefault((char) character, String.valueOf((char) character)))
                .collect(Collectors.joining());
    }

    /** @param last whether the last character is one too: what is asked for by it alone */
    private static SequencedSet<String> pairs(String word, boolean last) {
        int[] characters = word.codePoints().toArray();
        var pairs = new LinkedHashSet<String>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        if (last || characters.length == 1) {
            pairs.add(new String(characters, characters.length - 1, 1));
        }
        return pairs;
    }

    /** Between two characters, and not within one. */
    private static String cut(String term) {
        int most = Math.min(term.length(), LONGEST);
        return term.substring(0, Character.isHighSurrogate(term.charAt(most - 1)) ? most - 1 : most);
    }
}
