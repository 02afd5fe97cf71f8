package org.rapport.sales.rollup;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.kit.access.Requires;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;
import org.rapport.sales.account.Account;

@Path("/sales/accounts")
@Tag(name = "Accounts")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class AccountSummaryResource implements RecordOperations {

    private final Summaries summaries;

    AccountSummaryResource(Summaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public RecordType<?, ?> recordType() {
        return Account.TYPE;
    }

    @GET
    @Path("/{id}/summary")
    @Operation(
            summary =
                    "Get what the deals and tickets of an account, and of those below it, amount to: as far as one may read all that is summed up")
    @Requires(RecordType.READ)
    public AccountSummary summary(@PathParam("id") UUID id) {
        return summaries.of(id);
    }
}
