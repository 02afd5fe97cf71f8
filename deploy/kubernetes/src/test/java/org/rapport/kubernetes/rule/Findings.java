package org.rapport.kubernetes.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is found at one place, as a list of what should be and what is said where it is not. */
record Findings(String place, List<String> sentences) {

    static Findings of(String place) {
        return new Findings(place, new ArrayList<>());
    }

    Findings unless(boolean holds, String complaint) {
        if (!holds) {
            sentences.add(place + ": " + complaint);
        }
        return this;
    }

    Stream<String> found() {
        return sentences.stream();
    }
}
