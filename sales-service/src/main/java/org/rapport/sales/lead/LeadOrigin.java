package org.rapport.sales.lead;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.Touch;

/** Where a lead came from: written once, when it comes. */
record LeadOrigin(
        @Nullable String source,
        @Nullable Touch touch,
        List<Consent> consents,
        @Nullable UUID captureId) {

    LeadOrigin {
        consents = List.copyOf(consents);
    }
}
