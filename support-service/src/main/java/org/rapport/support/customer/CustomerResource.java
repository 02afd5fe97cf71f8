package org.rapport.support.customer;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.kit.access.Requires;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.problem.DomainException;

@Path("/support/customers")
@Tag(name = "Customers")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class CustomerResource {

    private final Customers customers;
    private final Lists lists;

    CustomerResource(Customers customers, Lists lists) {
        this.customers = customers;
        this.lists = lists;
    }

    @GET
    @Operation(summary = "List customers, whom sales met last first")
    @Requires("customer:read")
    public Page<CustomerView> list(@BeanParam PageQuery query) {
        var page = lists.page(Customers.LISTING, query, customer -> customer);
        return new Page<>(customers.toViews(page.items()), page.next(), page.count());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a customer by the id of their contact in sales")
    @Requires("customer:read")
    public CustomerView get(@PathParam("id") UUID id) {
        var customer = customers.find(id).orElseThrow(DomainException.NotFound::new);
        return customers.toViews(List.of(customer)).getFirst();
    }
}
