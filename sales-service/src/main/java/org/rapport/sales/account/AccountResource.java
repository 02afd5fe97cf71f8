package org.rapport.sales.account;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.AccountRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.Created;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.HistoryEntry;
import org.rapport.kit.journal.Records;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.paging.RecordQuery;

@Path("/sales/accounts")
@Tag(name = "Accounts")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class AccountResource {

    private final AccountService service;
    private final Lists lists;
    private final Records records;

    AccountResource(AccountService service, Lists lists, Records records) {
        this.service = service;
        this.lists = lists;
        this.records = records;
    }

    @GET
    @Operation(summary = "List accounts")
    @Requires("account:read")
    public Page<AccountRecord> list(@BeanParam PageQuery query) {
        return lists.page(Accounts.LISTING, query, Account::toRecord);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read an account, as it is or as it was")
    @Requires("account:read")
    public AccountRecord get(@PathParam("id") UUID id, @BeanParam RecordQuery query) {
        return records.one(Account.class, AccountRecord.class, id, query);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "List what happened to an account")
    @Requires("account:read")
    public Page<HistoryEntry> history(
            @PathParam("id") UUID id, @BeanParam RecordQuery query, @QueryParam("cursor") @Nullable String cursor) {
        return records.history(Account.class, id, query, cursor);
    }

    @POST
    @Operation(summary = "Create an account")
    @Requires("account:create")
    @Command
    public RestResponse<AccountRecord> create(@Valid @NotNull EditAccount command, @Context UriInfo uri) {
        return Created.at(uri, service.create(command));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what an account says of the organisation")
    @Requires("account:edit")
    @Command
    public AccountRecord edit(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull EditAccount command) {
        return service.edit(id, new IfMatch(ifMatch), command);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what an account says of the organisation")
    @Requires("account:edit")
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public AccountRecord patch(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull MergePatch patch) {
        return service.patch(id, new IfMatch(ifMatch), patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete an account; it can be restored")
    @Requires("account:delete")
    @Command
    public void delete(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        service.delete(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/restore")
    @Operation(summary = "Restore a deleted account")
    @Requires("account:delete")
    @Command
    public AccountRecord restore(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.restore(id, new IfMatch(ifMatch));
    }
}
