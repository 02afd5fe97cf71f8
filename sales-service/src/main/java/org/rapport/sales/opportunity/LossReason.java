package org.rapport.sales.opportunity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why opportunities are lost. */
public enum LossReason {
    PRICE,
    COMPETITOR,
    MISSING_FEATURE,
    NO_BUDGET,
    NO_DECISION,
    NO_RESPONSE,
    TIMING,
    DUPLICATE,
    OTHER;

    /** The code in the API. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
