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
    private final Simulations simulations;

    protected DecisionResource(Decisions decisions, Explanations explanations, Simulations simulations) {
        this.decisions = decisions;
        this.explanations = explanations;
        this.simulations = simulations;
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

    @POST
    @Path("/simulate")
    @Operation(
            summary = "Tell what would change if a policy were put in force",
            description =
                    "For who asked something in the last week, on what was asked for: decided as it is now, and as it would"
                            + " be, as far as that tells you nothing of what you do not see.")
    @Requires("policy:read")
    public final Simulation simulate(@Valid @NotNull SimulationRequest request) {
        return simulations.of(request);
    }
}
