package org.rapport.sales.lead;

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

@Path("/api/leads")
@Tag(name = "Simple leads")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
@SnakeCase
public class SimpleLeadResource {

    private final SimpleLeads simple;
    private final Leads leads;
    private final Lists lists;

    SimpleLeadResource(SimpleLeads simple, Leads leads, Lists lists) {
        this.simple = simple;
        this.leads = leads;
        this.lists = lists;
    }

    @GET
    @Operation(summary = "List leads, simply")
    @Requires("lead:read")
    public Page<SimpleLead> list(@BeanParam PageQuery query) {
        return simple.simplified(lists.page(Lead.TYPE, query));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a lead, simply")
    @Requires("lead:read")
    public SimpleLead get(@PathParam("id") UUID id) {
        return simple.simplified(leads.require(id).toRecord());
    }

    @POST
    @Operation(summary = "Create a lead, simply")
    @Requires("lead:create")
    @Command
    public RestResponse<SimpleLead> create(@Valid @NotNull WriteSimpleLead command, @Context UriInfo uri) {
        SimpleLead created = simple.create(command);
        return Created.at(uri, created.id(), created);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what a lead says, simply")
    @Requires("lead:edit")
    @Command
    public SimpleLead edit(@PathParam("id") UUID id, @Valid @NotNull WriteSimpleLead command) {
        return simple.edit(id, command);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what a lead says, simply")
    @Requires("lead:edit")
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public SimpleLead patch(@PathParam("id") UUID id, @NotNull MergePatch patch) {
        return simple.patch(id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a lead; it can be restored")
    @Requires("lead:delete")
    @Command
    public void delete(@PathParam("id") UUID id) {
        simple.delete(id);
    }
}
