package org.rapport.kit.batch;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.rapport.kit.access.MemberOnly;

/** Many commands in one request. A service adds its path and a tag. */
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public abstract class BatchResource {

    private final Batches batches;

    protected BatchResource(Batches batches) {
        this.batches = batches;
    }

    @POST
    @Operation(
            summary = "Do up to 200 operations, each alone or all of them or none",
            description =
                    "Each is what it is when it is asked for alone, and needs the same permissions. With `atomic`, the first"
                            + " that fails is the answer, and nothing was done.")
    @APIResponse(
            responseCode = "207",
            description = "Multi-Status",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    @MemberOnly
    public final RestResponse<BatchAnswer> batch(@Valid @NotNull BatchRequest request, @Context UriInfo uri) {
        return RestResponse.ResponseBuilder.<BatchAnswer>create(207)
                .entity(batches.answer(request, uri))
                .build();
    }
}
