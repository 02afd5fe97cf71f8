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
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;

@Path("/marketing/audience")
@Tag(name = "Audience")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class AudienceResource implements RecordOperations {

    private final Store store;
    private final Lists lists;

    AudienceResource(Store store, Lists lists) {
        this.store = store;
        this.lists = lists;
    }

    @Override
    public RecordType<?, AudiencePerson> recordType() {
        return Person.TYPE;
    }

    @GET
    @Operation(summary = "List the persons in the audience")
    @Requires(RecordType.READ)
    public Page<AudiencePerson> list(@BeanParam PageQuery query) {
        return lists.page(Person.TYPE, query);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a person of the audience, with the consents that hold")
    @Requires(RecordType.READ)
    public AudiencePerson get(@PathParam("id") UUID id) {
        return Person.TYPE.view(store.read(Person.TYPE, id));
    }

    @GET
    @Path("/{id}/consents")
    @Operation(summary = "List everything that a person has ever allowed or refused")
    @Requires(RecordType.READ)
    public Page<LedgerLine> consents(@PathParam("id") UUID id, @BeanParam PageQuery query) {
        UUID person = store.read(Person.TYPE, id).id();
        return lists.page(ConsentEntry.TYPE, ConsentEntry.TYPE.listing().where("personId", person), query);
    }
}
