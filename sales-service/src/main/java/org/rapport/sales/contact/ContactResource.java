package org.rapport.sales.contact;

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
import org.rapport.events.sales.ContactRecord;
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

@Path("/sales/contacts")
@Tag(name = "Contacts")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class ContactResource {

    private final ContactService service;
    private final Lists lists;
    private final Records records;

    ContactResource(ContactService service, Lists lists, Records records) {
        this.service = service;
        this.lists = lists;
        this.records = records;
    }

    @GET
    @Operation(summary = "List contacts")
    @Requires("contact:read")
    public Page<ContactRecord> list(@BeanParam PageQuery query) {
        return lists.page(Contacts.LISTING, query, Contact::toRecord);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a contact, as it is or as it was")
    @Requires("contact:read")
    public ContactRecord get(@PathParam("id") UUID id, @BeanParam RecordQuery query) {
        return records.one(Contact.class, ContactRecord.class, id, query);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "List what happened to a contact")
    @Requires("contact:read")
    public Page<HistoryEntry> history(
            @PathParam("id") UUID id, @BeanParam RecordQuery query, @QueryParam("cursor") @Nullable String cursor) {
        return records.history(Contact.class, id, query, cursor);
    }

    @POST
    @Operation(summary = "Create a contact")
    @Requires("contact:create")
    @Command
    public RestResponse<ContactRecord> create(@Valid @NotNull CreateContact command, @Context UriInfo uri) {
        return Created.at(uri, service.create(command));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what a contact says of the person")
    @Requires("contact:edit")
    @Command
    public ContactRecord edit(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull EditContact command) {
        return service.edit(id, new IfMatch(ifMatch), command);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what a contact says of the person")
    @Requires("contact:edit")
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public ContactRecord patch(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull MergePatch patch) {
        return service.patch(id, new IfMatch(ifMatch), patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a contact; it can be restored")
    @Requires("contact:delete")
    @Command
    public void delete(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        service.delete(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/restore")
    @Operation(summary = "Restore a deleted contact")
    @Requires("contact:delete")
    @Command
    public ContactRecord restore(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.restore(id, new IfMatch(ifMatch));
    }
}
