package org.rapport.kit.bulk;

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
import org.rapport.kit.command.Command;
import org.rapport.kit.job.JobRecord;
import org.rapport.kit.job.JobResource;
import org.rapport.kit.job.Jobs;

/** The jobs of a service, and bulk jobs to ask for. A service adds its path, which is beside those of its records, and a tag. */
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public abstract class BulkJobResource extends JobResource {

    private final BulkJobs bulk;

    protected BulkJobResource(Jobs jobs, BulkJobs bulk) {
        super(jobs);
        this.bulk = bulk;
    }

    @POST
    @Operation(
            summary = "Do one operation to each of many records, as a job",
            description =
                    "To each as it is then, with what you may do then, and as if it were asked for alone. Needs the"
                            + " permission of the operation.")
    @APIResponse(
            responseCode = "202",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = JobRecord.class)))
    @MemberOnly
    @Command
    public final RestResponse<JobRecord> submit(@Valid @NotNull BulkRequest request, @Context UriInfo uri) {
        String path = uri.getPath();
        JobRecord job = bulk.submit(request, path.substring(0, path.lastIndexOf('/') + 1));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, job)
                .location(uri.getAbsolutePathBuilder().path(job.id().toString()).build())
                .build();
    }
}
