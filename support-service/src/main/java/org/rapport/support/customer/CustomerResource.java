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
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;

@Path("/support/customers")
@Tag(name = "Customers")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class CustomerResource implements RecordOperations {

    private final Customers customers;
    private final Store store;
    private final Lists lists;

    CustomerResource(Customers customers, Store store, Lists lists) {
        this.customers = customers;
        this.store = store;
        this.lists = lists;
    }

    @Override
    public RecordType<Customer, CustomerView> recordType() {
        return Customer.TYPE;
    }

    @GET
    @Operation(summary = "List customers, whom sales met last first")
    @Requires(RecordType.READ)
    public Page<CustomerView> list(@BeanParam PageQuery query) {
        var page = lists.rows(Customer.TYPE, query);
        return new Page<>(customers.toViews(page.items()), page.next(), page.count());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a customer by the id of their contact in sales")
    @Requires(RecordType.READ)
    public CustomerView get(@PathParam("id") UUID id) {
        return customers.toViews(List.of(store.read(Customer.TYPE, id))).getFirst();
    }
}
