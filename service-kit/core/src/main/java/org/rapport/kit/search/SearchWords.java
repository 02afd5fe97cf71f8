package org.rapport.kit.search;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;

/**
 * Words that somebody looks for.
 *
 * @param ways in which to look for them, as {@link Terms#ways} says; at least one
 */
public record SearchWords(List<List<String>> ways) {

    static final int LONGEST = 200;

    private static final int MOST = 10;

    public SearchWords {
        ways = List.copyOf(ways);
    }

    /**
     * Those that stand in {@code text}.
     *
     * @param pointer points at it
     * @param home    the country of who looks for them, if it is known
     * @throws DomainException.Malformed if there are none, or too many
     */
    public static SearchWords of(@Nullable String text, String pointer, Supplier<@Nullable String> home) {
        if (text == null || text.length() > LONGEST) {
            throw new DomainException.Malformed(pointer, "must be words of at most %d characters".formatted(LONGEST));
        }
        List<List<String>> ways = Terms.ways(text, home);
        if (ways.isEmpty()) {
            throw new DomainException.Malformed(pointer, "must have a letter or a digit");
        }
        if (ways.stream().anyMatch(way -> way.size() > MOST)) {
            throw new DomainException.Malformed(pointer, "must have at most %d words".formatted(MOST));
        }
        return new SearchWords(ways);
    }
}
