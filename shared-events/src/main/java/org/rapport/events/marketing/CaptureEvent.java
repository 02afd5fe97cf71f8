package org.rapport.events.marketing;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a capture. */
public sealed interface CaptureEvent extends MarketingEvent {

    @Override
    CaptureRecord record();

    /** A person has become known, by a form or by a trusted client. */
    @EventType(value = "org.rapport.marketing.lead.captured.v1", aggregate = "capture")
    record Captured(CaptureRecord record, Changes changes) implements CaptureEvent {}
}
