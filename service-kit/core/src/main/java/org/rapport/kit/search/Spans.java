package org.rapport.kit.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/** Where in a text stands what was asked for. */
final class Spans {

    /** So many characters may become one term of two: some are written in parts. */
    private static final int WIDEST_PAIR = 4;

    private final String text;
    private final int[] starts;
    private final List<SearchSpan> found = new ArrayList<>();

    private Spans(String text) {
        this.text = text;
        this.starts = IntStream.rangeClosed(0, text.codePointCount(0, text.length()))
                .map(i -> text.offsetByCodePoints(0, i))
                .toArray();
    }

    /**
     * The parts of {@code text} by which it is found by {@code prefixes}.
     *
     * @param number whether it is found by its digits too
     */
    static List<SearchSpan> of(String text, boolean number, List<String> prefixes) {
        var spans = new Spans(text);
        for (String prefix : prefixes) {
            spans.findInWords(prefix);
            if (number) {
                spans.findInDigits(prefix);
            }
        }
        return spans.joined();
    }

    /** The shortest beginning of each word that has the prefix; of words in pairs, each part that is it. */
    private void findInWords(String prefix) {
        for (int from = 0; from < characters(); from++) {
            int character = character(from);
            if (Terms.isInPairs(character)) {
                find(prefix, from, Math.min(from + WIDEST_PAIR, characters()));
            } else if (Terms.isPart(character)) {
                int end = endOfWord(from);
                find(prefix, from, end);
                from = end - 1;
            }
        }
    }

    private void find(String prefix, int from, int end) {
        if (begins(from, end, prefix)) {
            int to = from + 1;
            while (!begins(from, to, prefix)) {
                to++;
            }
            found.add(new SearchSpan(starts[from], withMarks(to)));
        }
    }

    private int endOfWord(int from) {
        int end = from + 1;
        while (end < characters() && Terms.isPart(character(end)) && !Terms.isInPairs(character(end))) {
            end++;
        }
        return end;
    }

    private boolean begins(int from, int to, String prefix) {
        SequencedSet<String> terms = Terms.of(text.substring(starts[from], starts[to]));
        return Terms.isInPairs(character(from))
                ? terms.stream().limit(1).anyMatch(term -> term.startsWith(prefix))
                : terms.stream().anyMatch(term -> term.startsWith(prefix));
    }

    private int characters() {
        return starts.length - 1;
    }

    private int character(int index) {
        return text.codePointAt(starts[index]);
    }

    private int withMarks(int to) {
        int end = to;
        while (end < characters() && Terms.isMark(character(end))) {
            end++;
        }
        return starts[end];
    }

    private void findInDigits(String prefix) {
        var digits = new StringBuilder();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < characters(); i++) {
            int character = character(i);
            if (Character.isDigit(character)) {
                digits.append(Character.digit(character, 10));
                places.add(i);
            }
        }
        int at = digits.indexOf(prefix);
        if (at >= 0) {
            found.add(new SearchSpan(starts[places.get(at)], starts[places.get(at + prefix.length() - 1) + 1]));
        }
    }

    /** In their order, those as one that touch each other. */
    private List<SearchSpan> joined() {
        var joined = new ArrayList<SearchSpan>();
        found.sort(Comparator.comparingInt(SearchSpan::start));
        for (SearchSpan span : found) {
            SearchSpan last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && span.start() <= last.end()) {
                joined.set(joined.size() - 1, new SearchSpan(last.start(), Math.max(last.end(), span.end())));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }
}
