package org.rapport.kit.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rapport.kit.access.Access;
import org.rapport.kit.directory.HomeCountry;
import org.rapport.kit.paging.Page;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;

/**
 * Finds records of all types by words, for somebody who is still typing them. In which order depends on the question and on
 * what is found, and on nothing that the caller may not read.
 */
@ApplicationScoped
public class Search {

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingInt(Ranked::way)
            .thenComparing(ranked -> ranked.candidate().inTitle(), Comparator.reverseOrder())
            .thenComparingInt(Ranked::position);

    private final SearchedTypes types;
    private final FoundRows rows;
    private final Hits hits;
    private final Access access;
    private final HomeCountry home;

    /**
     * A record among others that were found.
     *
     * @param way      in which of the ways to look for it, it was found
     * @param position among those of its type
     */
    private record Ranked(Hits.Candidate candidate, int way, int position) {}

    Search(SearchedTypes types, FoundRows rows, Hits hits, Access access, HomeCountry home) {
        this.types = types;
        this.rows = rows;
        this.hits = hits;
        this.access = access;
        this.home = home;
    }

    /** The best hits for {@code query} of each type, those of all types in turn. */
    Page<SearchHit> answer(SearchQuery query) {
        List<List<String>> ways = query.words(home::code).ways();
        int limit = query.limit();
        List<RecordType<?, ?>> asked = query.types(types.all());
        if (asked != null) {
            asked.forEach(type -> access.require(type, RecordType.READ));
        }
        List<RecordType<?, ?>> of = asked == null ? types.all() : asked;
        List<SearchHit> best = rows.planned(of, ways, () -> of.stream()
                .flatMap(type -> ranked(type, ways, limit).stream())
                .sorted(BEST_FIRST)
                .limit(limit)
                .map(ranked -> Hits.show(ranked.candidate()))
                .toList());
        return new Page<>(best, null, null);
    }

    private <E extends Listed, R> List<Ranked> ranked(RecordType<E, R> type, List<List<String>> ways, int limit) {
        var ranked = new ArrayList<Ranked>();
        for (var row : rows.find(type, ways, limit)) {
            var candidate = hits.candidate(type, row.row(), ways.get(row.way()));
            ranked.add(new Ranked(candidate, row.way(), ranked.size()));
        }
        return ranked;
    }
}
