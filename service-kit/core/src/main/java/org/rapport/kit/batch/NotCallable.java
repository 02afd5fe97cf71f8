package org.rapport.kit.batch;

/** That what is asked for is no operation, or cannot be asked for so: no answer of one. */
final class NotCallable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String detail;

    /** @param pointer within what asks for the operation, such as {@code /path} */
    NotCallable(String pointer, String detail) {
        super(pointer + " " + detail, null, false, false);
        this.pointer = pointer;
        this.detail = detail;
    }

    String pointer() {
        return pointer;
    }

    String detail() {
        return detail;
    }
}
