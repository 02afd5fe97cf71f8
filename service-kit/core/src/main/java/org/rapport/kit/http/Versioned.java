package org.rapport.kit.http;

/** An answer that is no record, and has the version of one: it is sent in {@code ETag} and named in {@code If-Match}. */
public interface Versioned {

    /** The number of commands that it has seen; 0 before the first. */
    long version();
}
