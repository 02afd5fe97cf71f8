package org.rapport.admin.member;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.MemberRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordReads;
import org.rapport.kit.record.RecordType;

@Path("/api/superadmin/users")
@Tag(name = "Members")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class MemberResource extends RecordReads<MemberRecord> {

    private final MemberService service;

    MemberResource(MemberService service, Operations operations) {
        super(Member.TYPE, operations);
        this.service = service;
    }

    @GET
    @Path("/{id}/effective-access")
    @Operation(summary = "Tell what a member may do, all roles added up")
    @Requires(RecordType.READ)
    public EffectiveAccess effectiveAccess(@PathParam("id") UUID id) {
        return service.effectiveAccess(id);
    }

    @POST
    @Path("/invite")
    @Operation(summary = "Invite someone to the organisation")
    @Requires(Member.INVITE)
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
    @Requires(Member.INVITE)
    @Command
    public MemberRecord inviteAgain(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.inviteAgain(id, new IfMatch(ifMatch));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change some of what the organisation says of a member")
    @Requires(RecordType.EDIT)
    @Consumes({MergePatch.MEDIA_TYPE, APPLICATION_JSON})
    @Command
    public MemberRecord patch(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull MergePatch patch) {
        return service.patch(id, new IfMatch(ifMatch), patch);
    }

    @PUT
    @Path("/{id}/roles")
    @Operation(summary = "Give a member roles, in place of those held")
    @Requires(Member.ASSIGN)
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
    @Requires(Member.DEACTIVATE)
    @Command
    public MemberRecord deactivate(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.deactivate(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/reactivate")
    @Operation(summary = "Let a member in again")
    @Requires(Member.DEACTIVATE)
    @Command
    public MemberRecord reactivate(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.reactivate(id, new IfMatch(ifMatch));
    }
}
