package org.rapport.sales.account;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.events.sales.AccountRecord;
import org.rapport.kit.record.OwnedRecordResource;

@Path("/sales/accounts")
@Tag(name = "Accounts")
public class AccountResource extends OwnedRecordResource<AccountRecord, EditAccount, EditAccount> {

    AccountResource(AccountService service) {
        super(service);
    }
}
