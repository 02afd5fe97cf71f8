package org.rapport.kit.testing;

import java.util.List;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Grant;

/** Gives {@link TestLogin.Member#VARYING} another role while the service runs, as if the super-administration had. */
public final class TestRoles {

    private TestRoles() {}

    /** From now on the member may do what {@code grants} say, in every tenant. */
    public static void vary(Grant... grants) {
        for (var tenant : TestTenant.values()) {
            TestDirectory.hear(
                    tenant.id(),
                    RoleRecord.class,
                    TestDirectory.role(tenant, TestLogin.Member.VARYING, List.of(grants)));
        }
    }
}
