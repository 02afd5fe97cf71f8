package org.rapport.kit.access;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What may be done to the records of a service, and why: each service answers for its own. A service adds its path and a tag; the
 * gateway asks the service that has the type.
 */
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public abstract class DecisionResource {

    private final Decisions decisions;
    private final Explanations explanations;

    protected DecisionResource(Decisions decisions, Explanations explanations) {
        this.decisions = decisions;
        this.explanations = explanations;
    }

    @POST
    @Path("/check")
    @Operation(
            summary = "Check what you may do, up to 1000 questions at once",
            description = "Of what is not there, or not to be read, nothing is allowed.")
    @MemberOnly
    public final CheckAnswer check(@Valid @NotNull CheckRequest request) {
        return decisions.check(request);
    }

    @POST
    @Path("/explain")
    @Operation(
            summary = "Explain why somebody may do something to a record, or may not",
            description =
                    "Of yourself; of others it takes `policy:read`. What follows from properties that you do not see is"
                            + " undetermined.")
    @MemberOnly
    public final Explanation explain(@Valid @NotNull ExplainRequest request) {
        return explanations.of(request);
    }
}
