package org.rapport.sales.job;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.kit.bulk.BulkJobResource;
import org.rapport.kit.bulk.BulkJobs;
import org.rapport.kit.job.Jobs;

@Path("/sales/jobs")
@Tag(name = "Jobs")
class RecordJobResource extends BulkJobResource {

    RecordJobResource(Jobs jobs, BulkJobs bulk) {
        super(jobs, bulk);
    }
}
