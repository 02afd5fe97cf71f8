package org.rapport.kit.paging;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a property is compared. What has no value is neither equal to nor among others, neither less nor greater. */
public enum SearchOperator {
    @JsonProperty("eq")
    EQ,
    @JsonProperty("ne")
    NE,
    @JsonProperty("lt")
    LT,
    @JsonProperty("le")
    LE,
    @JsonProperty("gt")
    GT,
    @JsonProperty("ge")
    GE,
    @JsonProperty("in")
    IN,
    @JsonProperty("out")
    OUT,
    @JsonProperty("null")
    NULL;

    /** Whether it takes several values. */
    boolean takesSeveral() {
        return this == IN || this == OUT;
    }

    /** Whether it takes values that have an order. */
    boolean isOrdering() {
        return switch (this) {
            case LT, LE, GT, GE -> true;
            case EQ, NE, IN, OUT, NULL -> false;
        };
    }
}
