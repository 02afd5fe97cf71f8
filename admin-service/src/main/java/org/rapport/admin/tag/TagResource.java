package org.rapport.admin.tag;

import jakarta.ws.rs.Path;
import org.rapport.events.admin.TagRecord;
import org.rapport.kit.record.RecordResource;

@Path("/api/tags")
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Tags")
public class TagResource extends RecordResource<TagRecord, EditTag, EditTag> {

    TagResource(TagService service) {
        super(service);
    }
}
