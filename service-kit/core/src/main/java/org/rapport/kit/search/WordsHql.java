package org.rapport.kit.search;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.query.SelectionQuery;

/** Writes as a condition of HQL that rows have words, of what the caller sees of each. */
public final class WordsHql {

    private final Set<String> hidden;
    private final String prefix;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private int terms;

    /**
     * A writer for one query.
     *
     * @param hidden the properties by which nothing is found
     * @param prefix of the names of parameters and of rows of terms, which no others of the query have
     */
    public WordsHql(Set<String> hidden, String prefix) {
        this.hidden = hidden;
        this.prefix = prefix;
    }

    /** That {@code row} has {@code words}, in whichever of the ways to look for them. */
    public String write(String row, SearchWords words) {
        return words.ways().stream().map(way -> write(row, way)).collect(joining(" or ", "(", ")"));
    }

    /** That {@code row} has a term that begins with each of {@code words}. */
    String write(String row, List<String> words) {
        return words.stream().map(word -> has(row, word)).collect(joining(" and ", "(", ")"));
    }

    private String has(String row, String word) {
        String term = nextTerm();
        return "exists (select 1 from SearchTerm %1$s where %1$s.recordId = %2$s.id and %3$s)"
                .formatted(term, row, begins(term, word, word));
    }

    /** What a row of terms is called that this has not written yet. */
    String nextTerm() {
        return prefix + terms++;
    }

    /** That the term {@code term} begins with {@code word}, and comes no earlier than {@code from}. */
    String begins(String term, String word, String from) {
        parameters.put(term + "_from", from);
        parameters.put(term + "_to", Terms.end(word));
        String begins = "%1$s.tenant = :tenant and %1$s.term >= :%1$s_from and %1$s.term < :%1$s_to".formatted(term);
        if (hidden.isEmpty()) {
            return begins;
        }
        parameters.put(prefix + "_hidden", hidden.toArray(String[]::new));
        return begins + " and none_of(:%s_hidden, %s.property)".formatted(prefix, term);
    }

    /** Says what the parameters are of what was written; but for {@code :tenant}. */
    public void bind(SelectionQuery<?> query) {
        parameters.forEach(query::setParameter);
    }
}
