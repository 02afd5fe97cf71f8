package org.rapport.sales.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records that exist already and are to be filled; what is absent is to be made. */
record Targets(
        @Nullable UUID accountId,
        @Nullable UUID contactId,
        @Nullable UUID opportunityId,
        boolean makesOpportunity) {

    /** What a caller must be permitted to do to convert into them. */
    List<String> permissions() {
        var permissions = new ArrayList<String>();
        permissions.add("lead:convert");
        permissions.add(accountId == null ? "account:create" : "account:edit");
        permissions.add(contactId == null ? "contact:create" : "contact:edit");
        if (opportunityId != null) {
            permissions.add("opportunity:edit");
        } else if (makesOpportunity) {
            permissions.add("opportunity:create");
        }
        return List.copyOf(permissions);
    }
}
