package org.rapport.kit.testing.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Many who do the same at once. */
final class Crowd {

    private Crowd() {}

    /** What each of {@code many} gets for doing {@code something}. */
    static <T> List<T> of(int many, Callable<T> something) {
        try (var crowd = Executors.newFixedThreadPool(many)) {
            var got = new ArrayList<T>();
            for (var each : crowd.invokeAll(Collections.nCopies(many, something))) {
                got.add(each.get());
            }
            return got;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("somebody in the crowd failed", e);
        }
    }
}
