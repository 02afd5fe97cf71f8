package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.persistence.PlannedByValues;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** On connections as the service has them. */
@QuarkusTest
class PlannedByValuesTest {

    @Inject
    EntityManager entityManager;

    @Inject
    UnitOfWork unitOfWork;

    @Test
    void onlyWhatDependsOnValuesIsPlannedWithThem() {
        asked(this::assertPlanned);
    }

    /** As operations read: all that one of them asks goes by one connection. */
    @Test
    void outsideATransactionToo() {
        CurrentCaller.runAs(TestLogin.caller(TestTenant.ACME, TestLogin.Member.ADMINISTRATOR), () -> {
            Object connection = one("select cast(pg_backend_pid() as text)");
            assertPlanned();
            assertThat(one("select cast(pg_backend_pid() as text)")).isEqualTo(connection);
        });
    }

    private void assertPlanned() {
        assertThat(planning()).isEqualTo("force_generic_plan");
        assertThat(PlannedByValues.call(session(), this::planning)).isEqualTo("force_custom_plan");
        assertThat(planning()).isEqualTo("force_generic_plan");
    }

    @Test
    void whatFailsIsToldAndLeavesNothingBehind() {
        Supplier<Object> failing = () -> one("select cast(1 / 0 as text)");

        assertThatThrownBy(() -> asked(() -> PlannedByValues.call(session(), failing)))
                .rootCause()
                .hasMessageContaining("division by zero");
        asked(() -> assertThat(planning()).isEqualTo("force_generic_plan"));
    }

    private void asked(Runnable work) {
        CurrentCaller.runAs(
                TestLogin.caller(TestTenant.ACME, TestLogin.Member.ADMINISTRATOR), () -> unitOfWork.run(work));
    }

    private Object planning() {
        return one("select current_setting('plan_cache_mode')");
    }

    private Object one(String query) {
        return session().createNativeQuery(query, String.class).getSingleResult();
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
