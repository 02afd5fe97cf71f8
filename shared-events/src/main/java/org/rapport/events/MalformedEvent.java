package org.rapport.events;

import org.jspecify.annotations.Nullable;

/** A message that is no event: trying again does not help. The message says what is wrong, without its content. */
public final class MalformedEvent extends RuntimeException {

    public MalformedEvent(String message) {
        this(message, null);
    }

    public MalformedEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
