package org.rapport.local;

/** A part of the stack could not do what it was asked; the message is one line that says why and what to do. */
public final class StackException extends RuntimeException {

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
