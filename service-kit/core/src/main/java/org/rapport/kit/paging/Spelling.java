package org.rapport.kit.paging;

import org.jspecify.annotations.Nullable;

/** How a question is spelled: in RSQL, or in JSON. */
sealed interface Spelling permits Rsql, JsonQuestion {

    /**
     * The question; absent if all records are asked for.
     *
     * @throws org.rapport.kit.problem.DomainException.Malformed if it is none, telling where it is not
     */
    @Nullable
    Question read(Names names);

    /** The time zone that it says; absent if that goes without saying. */
    @Nullable
    String zone();
}
