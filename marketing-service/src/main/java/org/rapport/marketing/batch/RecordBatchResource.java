package org.rapport.marketing.batch;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.kit.batch.BatchResource;
import org.rapport.kit.batch.Batches;

@Path("/marketing/batch")
@Tag(name = "Batch")
class RecordBatchResource extends BatchResource {

    RecordBatchResource(Batches batches) {
        super(batches);
    }
}
