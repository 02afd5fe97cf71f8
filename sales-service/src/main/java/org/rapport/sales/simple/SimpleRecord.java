package org.rapport.sales.simple;

import java.util.UUID;

/** What simple clients see of a record. */
public interface SimpleRecord {

    /** The identity of the record. */
    UUID id();
}
