package org.rapport.kubernetes.rule;

import java.util.List;
import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Sample;

/** A bad sample, and all that is found in it. */
record Fault(Sample sample, List<String> findings) {

    /** A document with another text, of which these sentences are said. */
    static Fault in(Sample good, String document, String text, String another, String... sentences) {
        return new Fault(
                good.with(document, text, another),
                Stream.of(sentences).map(sentence -> document + ": " + sentence).toList());
    }

    static Fault of(Sample sample, String... findings) {
        return new Fault(sample, List.of(findings));
    }

    Fault and(String... more) {
        return new Fault(
                sample, Stream.concat(findings.stream(), Stream.of(more)).toList());
    }

    @Override
    public String toString() {
        return String.join("; ", findings);
    }
}
