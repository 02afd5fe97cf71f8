package org.rapport.events.marketing;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to a capture. */
public sealed interface CaptureEvent extends MarketingEvent {

    @Override
    CaptureRecord record();

    /** A person has become known, by a form or by a trusted client. */
    @EventType(value = "org.rapport.marketing.lead.captured.v1", aggregate = "capture")
    record Captured(CaptureRecord record, List<FieldChange> changes) implements CaptureEvent {

        public Captured {
            changes = Copies.of(changes);
        }
    }
}
