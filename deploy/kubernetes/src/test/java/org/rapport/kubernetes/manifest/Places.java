package org.rapport.kubernetes.manifest;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;

/** Places in a document, as people write them: {@code spec.containers[0].image}. */
final class Places {

    private Places() {}

    static String of(JsonPointer pointer) {
        StringBuilder place = new StringBuilder();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            place.append(
                    rest.mayMatchElement() ? "[" + rest.getMatchingIndex() + "]" : "." + rest.getMatchingProperty());
        }
        return withoutDot(place.toString());
    }

    static String of(JsonMappingException fault) {
        return withoutDot(fault.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(joining()));
    }

    private static String withoutDot(String place) {
        return place.startsWith(".") ? place.substring(1) : place;
    }
}
