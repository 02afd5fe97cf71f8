package org.rapport.support.search;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.kit.search.Search;
import org.rapport.kit.search.SearchResource;

@Path("/support/search")
@Tag(name = "Search")
class RecordSearchResource extends SearchResource {

    RecordSearchResource(Search search) {
        super(search);
    }
}
