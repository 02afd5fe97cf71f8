package org.rapport.kit.job;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rapport.kit.access.MemberOnly;
import org.rapport.kit.command.Command;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;

/** The jobs that the caller has asked for, of whatever kind. A service adds its path and a tag. */
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public abstract class JobResource {

    private final Jobs jobs;

    protected JobResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @Operation(summary = "List the jobs that you have asked for")
    @MemberOnly
    public final Page<JobRecord> list(@BeanParam PageQuery query) {
        return jobs.page(query);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read how far a job is that you have asked for")
    @MemberOnly
    public final JobRecord get(@PathParam("id") UUID id) {
        return jobs.one(id);
    }

    @GET
    @Path("/{id}/failures")
    @Operation(
            summary = "List the records with which a job could not do what was asked for, and why",
            description =
                    "Each with the problem that the operation would have answered alone. The last first; `sort=position`"
                            + " has them in the order of the job.")
    @MemberOnly
    public final Page<JobFailure> failures(@PathParam("id") UUID id, @BeanParam PageQuery query) {
        return jobs.failures(id, query);
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Have a job do nothing more", description = "What it has done stays done.")
    @MemberOnly
    @Command
    public final JobRecord cancel(@PathParam("id") UUID id) {
        return jobs.cancel(id);
    }
}
