package org.rapport.sales.lead;

import static org.rapport.events.sales.LeadRecord.Status.CONVERTED;
import static org.rapport.events.sales.LeadRecord.Status.DISQUALIFIED;
import static org.rapport.events.sales.LeadRecord.Status.NURTURING;
import static org.rapport.events.sales.LeadRecord.Status.QUALIFIED;
import static org.rapport.events.sales.LeadRecord.Status.WORKING;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.problem.DomainException;

/** Which status a lead may go to from where. Converted is left only by undoing the conversion. */
public final class LeadStatuses {

    private LeadStatuses() {}

    /** The statuses to which a lead may go from {@code status}. */
    public static Set<Status> allowedFrom(Status status) {
        return switch (status) {
            case NEW -> Set.of(WORKING, NURTURING, QUALIFIED, DISQUALIFIED);
            case WORKING -> Set.of(NURTURING, QUALIFIED, DISQUALIFIED);
            case NURTURING -> Set.of(WORKING, QUALIFIED, DISQUALIFIED);
            case QUALIFIED -> Set.of(WORKING, NURTURING, CONVERTED, DISQUALIFIED);
            case DISQUALIFIED -> Set.of(WORKING);
            case CONVERTED -> Set.of(QUALIFIED);
        };
    }

    /** @throws DomainException.RuleBroken naming the allowed targets if {@code to} is none */
    public static void requireAllowed(Status from, Status to) {
        if (!allowedFrom(from).contains(to)) {
            throw new DomainException.RuleBroken(
                    "lead-status-not-allowed",
                    "A lead that is %s cannot become %s.".formatted(name(from), name(to)),
                    Map.of("allowed", names(allowedFrom(from))));
        }
    }

    private static List<String> names(Set<Status> statuses) {
        return statuses.stream()
                .sorted(Comparator.naturalOrder())
                .map(LeadStatuses::name)
                .toList();
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
