package org.rapport.kit.record;

import org.rapport.kit.access.Requires;

/** A resource whose operations are on records of one type: {@link Requires} may name the action alone there. */
public interface RecordOperations {

    /** The type whose permissions the operations need. */
    RecordType<?, ?> recordType();
}
