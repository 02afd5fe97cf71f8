package org.rapport.sales.timeline;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.kit.access.Requires;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.sales.contact.Contact;

@Path("/sales/contacts")
@Tag(name = "Contacts")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class ContactTimelineResource implements RecordOperations {

    private final Store store;
    private final Timelines timelines;

    ContactTimelineResource(Store store, Timelines timelines) {
        this.store = store;
        this.timelines = timelines;
    }

    @Override
    public RecordType<?, ?> recordType() {
        return Contact.TYPE;
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(
            summary =
                    "List what happened around a contact, in sales and in support, the latest first: what happened to records that one may read")
    @Requires(RecordType.READ)
    public Page<TimelineItem> timeline(@PathParam("id") UUID id, @BeanParam PageQuery query) {
        store.read(Contact.TYPE, id);
        return timelines.around("contactId", id, query);
    }
}
