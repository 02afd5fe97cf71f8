package org.rapport.kubernetes.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Documents in which nothing is wrong, and what becomes of them when one thing is another. */
public record Sample(List<String> documents) {

    private static final String BETWEEN = "\n---\n";

    public static Sample of(String file) {
        try (var stream = Objects.requireNonNull(Sample.class.getResourceAsStream("/org/rapport/kubernetes/" + file))) {
            return new Sample(List.of(new String(stream.readAllBytes(), UTF_8).split(BETWEEN)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another text at the first place of that text in the document, such as {@code Job/sales-migration}. */
    public Sample with(String document, String text, String another) {
        List<String> changed = new ArrayList<>(documents);
        int index = index(document);
        String before = documents.get(index);
        int at = before.indexOf(text);
        if (at < 0) {
            throw new IllegalArgumentException(document + " has no " + text);
        }
        changed.set(index, before.substring(0, at) + another + before.substring(at + text.length()));
        return new Sample(changed);
    }

    public Sample without(String document) {
        List<String> changed = new ArrayList<>(documents);
        changed.remove(index(document));
        return new Sample(changed);
    }

    public Manifests read() {
        return StrictReader.read(String.join(BETWEEN, documents));
    }

    private int index(String document) {
        for (int index = 0; index < documents.size(); index++) {
            if (StrictReader.read(documents.get(index))
                    .documents()
                    .getFirst()
                    .toString()
                    .equals(document)) {
                return index;
            }
        }
        throw new IllegalArgumentException("there is no " + document);
    }
}
