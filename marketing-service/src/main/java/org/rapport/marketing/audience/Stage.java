package org.rapport.marketing.audience;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a person has come. */
public enum Stage {
    /** Known, and nothing more. */
    @JsonProperty("lead")
    LEAD,
    /** A contact at an account. */
    @JsonProperty("customer")
    CUSTOMER
}
