package org.rapport.sales.conversion;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conversion that is to be previewed, as {@link ConvertLead} would name it. */
public class PreviewQuery {

    @QueryParam("accountId")
    @Nullable
    UUID accountId;

    @QueryParam("contactId")
    @Nullable
    UUID contactId;

    @QueryParam("opportunityId")
    @Nullable
    UUID opportunityId;

    @QueryParam("doNotCreateOpportunity")
    boolean doNotCreateOpportunity;

    ConvertLead command() {
        return new ConvertLead(accountId, contactId, opportunityId, doNotCreateOpportunity, false, false, false, null);
    }
}
