package org.rapport.kit.search;

import java.util.List;

/**
 * A text in which words were found.
 *
 * @param property of the record
 * @param spans    the parts of the text that were asked for, the first one first
 */
public record SearchMatch(String property, String text, List<SearchSpan> spans) {

    public SearchMatch {
        spans = List.copyOf(spans);
    }
}
