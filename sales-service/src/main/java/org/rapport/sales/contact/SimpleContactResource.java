package org.rapport.sales.contact;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.Created;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.http.SnakeCase;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;

@Path("/api/contacts")
@Tag(name = "Simple contacts")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
@SnakeCase
public class SimpleContactResource {

    private final SimpleContacts simple;
    private final Contacts contacts;
    private final Lists lists;

    SimpleContactResource(SimpleContacts simple, Contacts contacts, Lists lists) {
        this.simple = simple;
        this.contacts = contacts;
        this.lists = lists;
    }

    @GET
    @Operation(summary = "List contacts, simply")
    @Requires("contact:read")
    public Page<SimpleContact> list(@BeanParam PageQuery query) {
        return simple.simplified(lists.page(Contact.TYPE, query));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a contact, simply")
    @Requires("contact:read")
    public SimpleContact get(@PathParam("id") UUID id) {
        return simple.simplified(contacts.require(id).toRecord());
    }

    @POST
    @Operation(summary = "Create a contact, simply")
    @Requires("contact:create")
    @Command
    public RestResponse<SimpleContact> create(@Valid @NotNull WriteSimpleContact command, @Context UriInfo uri) {
        SimpleContact created = simple.create(command);
        return Created.at(uri, created.id(), created);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what a contact says, simply")
    @Requires("contact:edit")
    @Command
    public SimpleContact edit(@PathParam("id") UUID id, @Valid @NotNull WriteSimpleContact command) {
        return simple.edit(id, command);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what a contact says, simply")
    @Requires("contact:edit")
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public SimpleContact patch(@PathParam("id") UUID id, @NotNull MergePatch patch) {
        return simple.patch(id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a contact; it can be restored")
    @Requires("contact:delete")
    @Command
    public void delete(@PathParam("id") UUID id) {
        simple.delete(id);
    }
}
