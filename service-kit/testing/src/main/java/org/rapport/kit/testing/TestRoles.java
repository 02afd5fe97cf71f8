package org.rapport.kit.testing;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import java.util.List;
import java.util.UUID;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.directory.Directory;

/** Gives {@link TestLogin.Member#VARYING} another role while the service runs, as if the super-administration had. */
public final class TestRoles {

    private TestRoles() {}

    /** From now on the member may do what {@code grants} say, in every tenant. */
    public static void vary(Grant... grants) {
        for (var tenant : TestTenant.values()) {
            put(tenant.id(), TestDirectory.role(tenant, TestLogin.Member.VARYING, List.of(grants)));
        }
    }

    /** As the directory's feed does, which alone may. */
    private static void put(UUID tenant, RoleRecord role) {
        try {
            var put = Directory.class.getDeclaredMethod("put", UUID.class, RoleRecord.class);
            put.setAccessible(true);
            put.invoke(
                    ClientProxy.unwrap(Arc.container().instance(Directory.class).get()), tenant, role);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
