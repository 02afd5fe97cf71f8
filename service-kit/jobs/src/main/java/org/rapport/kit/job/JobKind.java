package org.rapport.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** A sort of jobs; each bean of this type is one. */
public interface JobKind {

    /** What jobs are called by; not to be changed while there are some. */
    String name();

    /**
     * Goes on with a job, as its caller.
     *
     * @param job     its id
     * @param request what was asked for, as it was submitted
     */
    JobWork work(UUID job, JsonNode request);
}
