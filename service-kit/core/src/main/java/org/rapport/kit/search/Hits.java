package org.rapport.kit.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;

/** What is shown of records that were found: of what the caller may see, what was asked for. */
@ApplicationScoped
class Hits {

    private static final int MOST_MATCHES = 5;

    private final Masks masks;
    private final ObjectMapper json;

    /**
     * A record that was found, before it is known whether it is shown.
     *
     * @param seen    what the caller sees of it, in JSON
     * @param inTitle how well its title answers: 2 for each word that is in it, 1 for each that begins one
     */
    record Candidate(RecordType<?, ?> type, UUID id, JsonNode seen, List<String> words, int inTitle) {}

    Hits(Masks masks, ObjectMapper json) {
        this.masks = masks;
        this.json = json;
    }

    /** {@code row}, which was found by {@code words}. */
    <E extends Listed, R> Candidate candidate(RecordType<E, R> type, E row, List<String> words) {
        JsonNode seen = json.valueToTree(masks.seen(type, type.view(row)));
        return new Candidate(type, row.id(), seen, words, rank(type, seen, words));
    }

    /** What is shown of {@code candidate}. */
    static SearchHit show(Candidate candidate) {
        var type = candidate.type();
        return new SearchHit(
                type.name(),
                candidate.id(),
                title(type, candidate.seen()),
                matches(type, candidate.seen(), candidate.words()));
    }

    private static @Nullable String title(RecordType<?, ?> type, JsonNode seen) {
        String title = texts(type, seen, type.title()).collect(Collectors.joining(" "));
        return title.isEmpty()
                ? texts(type, seen, type.searched().sequencedKeySet())
                        .findFirst()
                        .orElse(null)
                : title;
    }

    private static Stream<String> texts(RecordType<?, ?> type, JsonNode seen, Collection<String> properties) {
        return properties.stream()
                .map(type.searched()::get)
                .flatMap(searched -> searched.texts(seen.path(searched.property())));
    }

    private static List<SearchMatch> matches(RecordType<?, ?> type, JsonNode seen, List<String> words) {
        var matches = new ArrayList<SearchMatch>();
        for (Searched searched : type.searched().values()) {
            searched.texts(seen.path(searched.property())).forEach(text -> {
                var spans = Spans.of(text, searched.number(), words);
                if (!spans.isEmpty() && matches.size() < MOST_MATCHES) {
                    matches.add(new SearchMatch(searched.property(), text, spans));
                }
            });
        }
        return matches;
    }

    private static int rank(RecordType<?, ?> type, JsonNode seen, List<String> words) {
        Set<String> terms = new HashSet<>();
        for (String property : type.title()) {
            terms.addAll(SearchTerms.terms(type.searched().get(property), seen.path(property)));
        }
        return words.stream()
                .mapToInt(word ->
                        terms.contains(word) ? 2 : terms.stream().anyMatch(term -> term.startsWith(word)) ? 1 : 0)
                .sum();
    }
}
