package org.rapport.admin.member;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.rapport.events.admin.MemberRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.HistoryEntry;
import org.rapport.kit.journal.Records;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.paging.RecordQuery;

@Path("/api/superadmin/users")
@Tag(name = "Members")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class MemberResource {

    private final MemberService service;
    private final Lists lists;
    private final Records records;

    MemberResource(MemberService service, Lists lists, Records records) {
        this.service = service;
        this.lists = lists;
        this.records = records;
    }

    @GET
    @Operation(summary = "List members")
    @Requires("member:read")
    public Page<MemberRecord> list(@BeanParam PageQuery query) {
        return lists.page(MemberRepository.LISTING, query, Member::toRecord);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a member, as it is or as it was")
    @Requires("member:read")
    public MemberRecord get(@PathParam("id") UUID id, @BeanParam RecordQuery query) {
        return records.one(Member.class, MemberRecord.class, id, query);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "List what happened to a member")
    @Requires("member:read")
    public Page<HistoryEntry> history(
            @PathParam("id") UUID id, @BeanParam RecordQuery query, @QueryParam("cursor") @Nullable String cursor) {
        return records.history(Member.class, id, query, cursor);
    }

    @GET
    @Path("/{id}/effective-access")
    @Operation(summary = "Tell what a member may do, all roles added up")
    @Requires("member:read")
    public EffectiveAccess effectiveAccess(@PathParam("id") UUID id) {
        return service.effectiveAccess(id);
    }

    @POST
    @Path("/invite")
    @Operation(summary = "Invite someone to the organisation")
    @Requires("member:invite")
    @Command
    public RestResponse<MemberRecord> invite(@Valid @NotNull InviteMember command, @Context UriInfo uri) {
        MemberRecord member = service.invite(command);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, member)
                .location(uri.getBaseUriBuilder()
                        .path(MemberResource.class)
                        .path(member.id().toString())
                        .build())
                .build();
    }

    @POST
    @Path("/{id}/resend-invitation")
    @Operation(summary = "Send an invitation once more")
    @Requires("member:invite")
    @Command
    public MemberRecord inviteAgain(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.inviteAgain(id, new IfMatch(ifMatch));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what the organisation says of a member")
    @Requires("member:edit")
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public MemberRecord patch(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull MergePatch patch) {
        return service.patch(id, new IfMatch(ifMatch), patch);
    }

    @PUT
    @Path("/{id}/roles")
    @Operation(summary = "Give a member roles, in place of those held")
    @Requires("member:assign")
    @Command
    public MemberRecord give(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull GiveRoles command) {
        return service.give(id, new IfMatch(ifMatch), command);
    }

    @POST
    @Path("/{id}/deactivate")
    @Operation(summary = "Shut a member out")
    @Requires("member:deactivate")
    @Command
    public MemberRecord deactivate(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.deactivate(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/reactivate")
    @Operation(summary = "Let a member in again")
    @Requires("member:deactivate")
    @Command
    public MemberRecord reactivate(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.reactivate(id, new IfMatch(ifMatch));
    }
}
