package org.rapport.sales.lead;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why leads are given up. */
public enum DisqualificationReason {
    NO_BUDGET,
    NO_NEED,
    NO_RESPONSE,
    BAD_FIT,
    WRONG_CONTACT,
    COMPETITOR,
    DUPLICATE,
    SPAM,
    OTHER;

    /** The code in the API. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
