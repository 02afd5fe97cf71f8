package org.rapport.installation.kafka;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a user may do with one resource. */
public record Right(Resource resource, Set<Operation> operations) {

    public Right {
        operations = Collections.unmodifiableSet(EnumSet.copyOf(operations)); // in their order, always the same
    }
}
