package org.rapport.kit.access;

import java.util.List;

/**
 * What the caller may do.
 *
 * @param results one for each check, in their order
 */
public record CheckAnswer(List<Result> results) {

    /** @param allowed not of what is not there, or not to be read, whatever it is */
    public record Result(boolean allowed) {}
}
