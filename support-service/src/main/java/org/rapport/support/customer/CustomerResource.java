package org.rapport.support.customer;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Requires;
import org.rapport.kit.paging.Page;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.problem.DomainException;

@Path("/support/customers")
@Tag(name = "Customers")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class CustomerResource {

    private static final int PAGE = 50;

    private final Customers customers;

    CustomerResource(Customers customers) {
        this.customers = customers;
    }

    @GET
    @Operation(summary = "List customers, in the order in which sales met them")
    @Requires("customer:read")
    public Page<CustomerView> list(@QueryParam("cursor") @Nullable String cursor) {
        UUID after = cursor == null
                ? null
                : Uuids.parse(cursor)
                        .orElseThrow(() ->
                                new DomainException.Malformed("#cursor", "must be `next` of a page of this list"));
        List<Customer> found = customers.behind(after, PAGE + 1);
        List<Customer> shown = found.subList(0, Math.min(PAGE, found.size()));
        return new Page<>(
                shown.stream().map(customers::toView).toList(),
                found.size() > PAGE ? shown.getLast().id().toString() : null,
                null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a customer by the id of their contact in sales")
    @Requires("customer:read")
    public CustomerView get(@PathParam("id") UUID id) {
        return customers.find(id).map(customers::toView).orElseThrow(DomainException.NotFound::new);
    }
}
