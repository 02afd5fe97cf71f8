package org.rapport.marketing.audience;

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

@Path("/marketing/audience")
@Tag(name = "Audience")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class AudienceResource {

    private final PersonRepository persons;
    private final Lists lists;

    AudienceResource(PersonRepository persons, Lists lists) {
        this.persons = persons;
        this.lists = lists;
    }

    @GET
    @Operation(summary = "List the persons in the audience")
    @Requires("audience:read")
    public Page<AudiencePerson> list(@BeanParam PageQuery query) {
        return lists.page(PersonRepository.LISTING, query, Person::toView);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a person of the audience, with the consents that hold")
    @Requires("audience:read")
    public AudiencePerson get(@PathParam("id") UUID id) {
        return persons.require(id).toView();
    }

    @GET
    @Path("/{id}/consents")
    @Operation(summary = "List everything that a person has ever allowed or refused")
    @Requires("audience:read")
    public Page<LedgerLine> consents(@PathParam("id") UUID id, @BeanParam PageQuery query) {
        UUID person = persons.require(id).id();
        return lists.page(ConsentLedger.LISTING.where("personId", person), query, ConsentEntry::toView);
    }
}
