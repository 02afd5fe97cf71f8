package org.rapport.sales.opportunity;

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

@Path("/api/opportunities")
@Tag(name = "Simple opportunities")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
@SnakeCase
public class SimpleOpportunityResource {

    private final SimpleOpportunities simple;
    private final Opportunities opportunities;
    private final Lists lists;

    SimpleOpportunityResource(SimpleOpportunities simple, Opportunities opportunities, Lists lists) {
        this.simple = simple;
        this.opportunities = opportunities;
        this.lists = lists;
    }

    @GET
    @Operation(summary = "List opportunities, simply")
    @Requires("opportunity:read")
    public Page<SimpleOpportunity> list(@BeanParam PageQuery query) {
        return simple.simplified(lists.page(Opportunities.LISTING, query, Opportunity::toRecord));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read an opportunity, simply")
    @Requires("opportunity:read")
    public SimpleOpportunity get(@PathParam("id") UUID id) {
        return simple.simplified(opportunities.require(id).toRecord());
    }

    @POST
    @Operation(summary = "Create an opportunity, simply")
    @Requires("opportunity:create")
    @Command
    public RestResponse<SimpleOpportunity> create(
            @Valid @NotNull WriteSimpleOpportunity command, @Context UriInfo uri) {
        SimpleOpportunity created = simple.create(command);
        return Created.at(uri, created.id(), created);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replace what an opportunity says, simply")
    @Requires("opportunity:edit")
    @Command
    public SimpleOpportunity edit(@PathParam("id") UUID id, @Valid @NotNull WriteSimpleOpportunity command) {
        return simple.edit(id, command);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what an opportunity says, simply")
    @Requires("opportunity:edit")
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public SimpleOpportunity patch(@PathParam("id") UUID id, @NotNull MergePatch patch) {
        return simple.patch(id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete an opportunity; it can be restored")
    @Requires("opportunity:delete")
    @Command
    public void delete(@PathParam("id") UUID id) {
        simple.delete(id);
    }
}
