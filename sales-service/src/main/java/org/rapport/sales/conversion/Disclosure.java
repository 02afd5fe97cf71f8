package org.rapport.sales.conversion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapport.events.sales.LeadRecord;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.problem.DomainException;
import org.rapport.sales.lead.Lead;

/**
 * Whether a conversion would show to the caller what is hidden from him of the lead. It is decided by what he cannot see,
 * never by what that says: else the decision would tell of it.
 */
@ApplicationScoped
class Disclosure {

    private final Masks masks;

    Disclosure(Masks masks) {
        this.masks = masks;
    }

    /** The types of the records that would show it. */
    List<String> of(LeadRecord lead, ConvertLead command, Targets targets) {
        Set<String> hidden = masks.hidden(Lead.TYPE, lead);
        return hidden.isEmpty()
                ? List.of()
                : Carried.by(command, targets).stream()
                        .filter(carried -> carried.shows(hidden, masks.unseen(carried.type())))
                        .map(carried -> carried.type().name())
                        .toList();
    }

    /** @throws DomainException.Forbidden naming the types of the records that would show it, and nothing of the lead */
    void requireNone(LeadRecord lead, ConvertLead command, Targets targets) {
        List<String> types = of(lead, command, targets);
        if (!types.isEmpty()) {
            throw new DomainException.Forbidden(
                    "conversion-reveals-hidden",
                    "The conversion would show you what is hidden from you of the lead. It needs somebody who sees all of it.",
                    Map.of("revealing", types));
        }
    }
}
