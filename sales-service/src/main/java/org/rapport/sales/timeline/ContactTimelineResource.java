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
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.sales.contact.Contacts;

@Path("/sales/contacts")
@Tag(name = "Contacts")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class ContactTimelineResource {

    private final Contacts contacts;
    private final Lists lists;

    ContactTimelineResource(Contacts contacts, Lists lists) {
        this.contacts = contacts;
        this.lists = lists;
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(summary = "List what happened around a contact, in sales and in support, the latest first")
    @Requires("contact:read")
    public Page<TimelineItem> timeline(@PathParam("id") UUID id, @BeanParam PageQuery query) {
        contacts.require(id);
        return lists.page(TimelineEntry.LISTING.where("contactId", id), query, TimelineEntry::toItem);
    }
}
