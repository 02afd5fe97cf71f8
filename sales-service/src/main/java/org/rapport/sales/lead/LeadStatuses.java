package org.rapport.sales.lead;

import static org.rapport.events.sales.LeadRecord.Status.CONVERTED;
import static org.rapport.events.sales.LeadRecord.Status.DISQUALIFIED;
import static org.rapport.events.sales.LeadRecord.Status.NURTURING;
import static org.rapport.events.sales.LeadRecord.Status.QUALIFIED;
import static org.rapport.events.sales.LeadRecord.Status.WORKING;

import java.util.Set;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.record.Transitions;

/** Which status a lead may go to from where. Converted is left only by undoing the conversion. */
public final class LeadStatuses {

    public static final Transitions<Status> MOVES = Transitions.of("lead", Status.class, from -> switch (from) {
        case NEW -> Set.of(WORKING, NURTURING, QUALIFIED, DISQUALIFIED);
        case WORKING -> Set.of(NURTURING, QUALIFIED, DISQUALIFIED);
        case NURTURING -> Set.of(WORKING, QUALIFIED, DISQUALIFIED);
        case QUALIFIED -> Set.of(WORKING, NURTURING, CONVERTED, DISQUALIFIED);
        case DISQUALIFIED -> Set.of(WORKING);
        case CONVERTED -> Set.of(QUALIFIED);
    });

    private LeadStatuses() {}
}
