package org.rapport.kit.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a job is. */
public enum JobStatus {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("failed")
    FAILED
}
