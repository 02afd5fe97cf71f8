package org.rapport.kit.record;

import org.jspecify.annotations.Nullable;

/**
 * What records of a type are called in the summaries of the operations that all types share.
 *
 * @param one     one of them, with its article: {@code an account}
 * @param many    all of them: {@code accounts}
 * @param subject of whom or what they tell, such as {@code the organisation}; absent where that goes without saying
 */
public record Words(String one, String many, @Nullable String subject) {

    /** Those of the type {@code name}, in kebab-case, by the rules of English for regular nouns. */
    static Words of(String name, @Nullable String subject) {
        String noun = name.replace('-', ' ');
        return new Words(article(noun) + " " + noun, plural(noun), subject);
    }

    /** {@code summary} with these words in it. */
    String in(String summary) {
        return summary.replace("{many}", many)
                .replace("{one}", one)
                .replace("{noun}", one.substring(one.indexOf(' ') + 1))
                .replace("{of subject}", subject == null ? "" : " of " + subject);
    }

    /** {@code noun} with a capital article before it, for the beginning of a sentence: {@code An account}. */
    static String sentence(String noun) {
        return (isVowel(noun.charAt(0)) ? "An " : "A ") + noun;
    }

    private static String article(String noun) {
        return isVowel(noun.charAt(0)) ? "an" : "a";
    }

    private static String plural(String noun) {
        int last = noun.length() - 1;
        if (noun.endsWith("y") && !isVowel(noun.charAt(last - 1))) {
            return noun.substring(0, last) + "ies";
        }
        return noun.matches(".*(s|x|z|ch|sh)") ? noun + "es" : noun + "s";
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }
}
