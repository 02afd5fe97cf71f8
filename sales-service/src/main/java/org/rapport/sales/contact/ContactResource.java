package org.rapport.sales.contact;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.record.OwnedRecordResource;
import org.rapport.kit.record.RecordType;

@Path("/sales/contacts")
@Tag(name = "Contacts")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class ContactResource extends OwnedRecordResource<ContactRecord, CreateContact, EditContact> {

    private final ContactService service;
    private final ContactRelations relations;

    ContactResource(ContactService service, ContactRelations relations) {
        super(service);
        this.service = service;
        this.relations = relations;
    }

    @GET
    @Path("/{id}/relationships")
    @Operation(
            summary = "Read with which accounts and contacts a contact has to do",
            description =
                    "With those that you may read: its accounts, to whom it reports up to the top, and who reports"
                            + " to it, 200 at most.")
    @Requires(RecordType.READ)
    public Relationships relationships(@PathParam("id") UUID id) {
        return relations.of(id);
    }

    @PUT
    @Path("/{id}/accounts/{accountId}")
    @Operation(
            summary = "Say what a contact has to do with an account",
            description =
                    "In which role, since when and until when. Of all accounts of a contact one at most is the primary"
                            + " one, which is its `accountId`.")
    @Requires(RecordType.EDIT)
    @Command
    public ContactRecord relate(
            @PathParam("id") UUID id,
            @PathParam("accountId") UUID account,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RelateAccount command) {
        return service.relate(id, account, new IfMatch(ifMatch), command);
    }

    @DELETE
    @Path("/{id}/accounts/{accountId}")
    @Operation(summary = "Have a contact no more to do with an account")
    @Requires(RecordType.EDIT)
    @Command
    public ContactRecord forget(
            @PathParam("id") UUID id,
            @PathParam("accountId") UUID account,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.forget(id, account, new IfMatch(ifMatch));
    }
}
