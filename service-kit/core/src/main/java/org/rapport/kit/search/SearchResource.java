package org.rapport.kit.search;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rapport.kit.access.MemberOnly;
import org.rapport.kit.paging.Page;

/** Records of all types of a service, by words. A service adds its path and a tag. */
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public abstract class SearchResource {

    private final Search search;

    protected SearchResource(Search search) {
        this.search = search;
    }

    @GET
    @Operation(
            summary = "Find records by words, as they are typed",
            description = "Those that you may read, by what you see of each; what was just written is found at once."
                    + " The best hits of each type, without a second page: `POST …/search` has all of one type.")
    @MemberOnly
    public final Page<SearchHit> search(@BeanParam SearchQuery query) {
        return search.answer(query);
    }
}
