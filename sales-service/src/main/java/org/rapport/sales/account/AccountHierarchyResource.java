package org.rapport.sales.account;

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
import org.rapport.kit.record.Store;

@Path("/sales/accounts")
@Tag(name = "Accounts")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class AccountHierarchyResource implements RecordOperations {

    private final Store store;
    private final AccountTree tree;

    AccountHierarchyResource(Store store, AccountTree tree) {
        this.store = store;
        this.tree = tree;
    }

    @Override
    public RecordType<?, ?> recordType() {
        return Account.TYPE;
    }

    @GET
    @Path("/{id}/hierarchy")
    @Operation(
            summary =
                    "Get what is above and below an account: the accounts that one may read, and not behind one that one may not")
    @Requires(RecordType.READ)
    public AccountHierarchy hierarchy(@PathParam("id") UUID id) {
        store.read(Account.TYPE, id);
        return tree.around(id);
    }
}
