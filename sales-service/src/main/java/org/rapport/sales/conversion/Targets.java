package org.rapport.sales.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.record.RecordType;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.opportunity.Opportunity;

/** The records that exist already and are to be filled; what is absent is to be made. */
record Targets(
        @Nullable UUID accountId,
        @Nullable UUID contactId,
        @Nullable UUID opportunityId,
        boolean makesOpportunity) {

    /** What a caller must be permitted to do to convert into them. */
    List<String> permissions() {
        var permissions = new ArrayList<String>();
        permissions.add(Lead.TYPE.permission(Lead.CONVERT));
        addPermissions(Account.TYPE, accountId, permissions);
        addPermissions(Contact.TYPE, contactId, permissions);
        if (opportunityId != null || makesOpportunity) {
            addPermissions(Opportunity.TYPE, opportunityId, permissions);
        }
        return List.copyOf(permissions);
    }

    /** What is filled is read before. */
    private static void addPermissions(RecordType<?, ?> type, @Nullable UUID filled, List<String> permissions) {
        if (filled == null) {
            permissions.add(type.permission(RecordType.CREATE));
        } else {
            permissions.add(type.permission(RecordType.READ));
            permissions.add(type.permission(RecordType.EDIT));
        }
    }
}
