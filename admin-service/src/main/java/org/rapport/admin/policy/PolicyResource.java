package org.rapport.admin.policy;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.record.RecordResource;
import org.rapport.kit.record.RecordType;

@Path("/api/superadmin/policies")
@Tag(name = "Policies")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class PolicyResource extends RecordResource<PolicyRecord, EditPolicy, EditPolicy> {

    private final PolicyService service;

    PolicyResource(PolicyService service) {
        super(service);
        this.service = service;
    }

    @POST
    @Path("/validate")
    @Operation(summary = "Tell what stands in the way of a policy, and make none")
    @Requires(RecordType.READ)
    public Validation validate(@Valid @NotNull EditPolicy command) {
        return service.validate(command);
    }

    @POST
    @Path("/{id}/publish")
    @Operation(summary = "Put the rule of a policy in force as it stands")
    @Requires(Policy.PUBLISH)
    @Command
    public PolicyRecord publish(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.publish(id, new IfMatch(ifMatch));
    }

    @POST
    @Path("/{id}/rollback")
    @Operation(summary = "Put in force again what was so before, as a new release")
    @Requires(Policy.PUBLISH)
    @Command
    public PolicyRecord rollBack(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @Nullable RollBack command) {
        return service.rollBack(
                id, new IfMatch(ifMatch), Objects.requireNonNullElseGet(command, () -> new RollBack(null)));
    }

    @POST
    @Path("/{id}/withdraw")
    @Operation(summary = "Have nothing of a policy be in force")
    @Requires(Policy.PUBLISH)
    @Command
    public PolicyRecord withdraw(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        return service.withdraw(id, new IfMatch(ifMatch));
    }
}
