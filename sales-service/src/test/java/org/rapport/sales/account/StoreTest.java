package org.rapport.sales.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.sales.AccountEvent;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;
import org.rapport.sales.SalesApi;

/** The one way to records, tried with accounts. */
@QuarkusTest
@ActivateRequestContext
class StoreTest {

    @Inject
    Store store;

    @Inject
    Journal journal;

    @Inject
    UnitOfWork unitOfWork;

    private String path;
    private UUID id;

    @BeforeEach
    void anAccount() {
        id = UUID.fromString(SalesApi.id("/sales/accounts", "{\"name\": \"Before\"}"));
        path = "/sales/accounts/" + id;
    }

    @Test
    void whatWasReadBeforeItWasLockedIsReadAgain() {
        String changed = in(ACME, () -> {
            Account read = store.read(Account.TYPE, id);
            assertThat(read.details().name()).isEqualTo("Before");
            SalesApi.patch(path, "{\"name\": \"Meanwhile\"}").statusCode(200);

            Account locked = store.lock(Account.TYPE, id, RecordType.EDIT);

            assertThat(locked.details().name()).isEqualTo("Meanwhile");
            assertThat(read.details().name()).isEqualTo("Meanwhile");
            return journal.change(
                            locked,
                            AccountEvent.Edited::new,
                            it -> it.edit(EditAccount.named(it.details().name() + " and after")))
                    .name();
        });

        assertThat(changed).isEqualTo("Meanwhile and after");
        SalesApi.get(path).body("name", equalTo(changed)).body("version", equalTo(3));
    }

    @Test
    void whatIsReadCannotBeChanged() {
        in(ACME, () -> {
            store.read(Account.TYPE, id).edit(EditAccount.named("By the way"));
            return null;
        });

        SalesApi.get(path).body("name", equalTo("Before"));
    }

    @Test
    void anotherTenantsRecordIsNeitherReadNorLockedNorReferredTo() {
        in(GLOBEX, () -> {
            assertThatThrownBy(() -> store.read(Account.TYPE, id)).isInstanceOf(DomainException.NotFound.class);
            assertThatThrownBy(() -> store.lock(Account.TYPE, id, RecordType.EDIT))
                    .isInstanceOf(DomainException.NotFound.class);
            assertThatThrownBy(() -> store.requireReference(Account.TYPE, id, "/accountId"))
                    .isInstanceOf(DomainException.RuleBroken.class);
            assertThat(store.lockToMaintain(Account.TYPE, id)).isNull();
            return null;
        });
    }

    /** Whoever would delete it must wait. */
    @Test
    void whatIsReferredToIsLockedUntilTheCommandEnds() {
        assertThatCode(this::lockElsewhere).doesNotThrowAnyException();
        in(ACME, () -> {
            store.requireReference(Account.TYPE, id, "/accountId");

            assertThatThrownBy(this::lockElsewhere).hasMessageContaining("could not obtain lock");
            return null;
        });
        assertThatCode(this::lockElsewhere).doesNotThrowAnyException();
    }

    private void lockElsewhere() throws SQLException {
        var stack = ServiceStack.running();
        var database = stack.database();
        try (var connection = stack.postgres().connect(database.service(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("select set_config('crm.tenant', '%s', false)".formatted(ACME.id()));
            statement.execute("select 1 from account where id = '%s' for update nowait".formatted(id));
        }
    }

    private <T> T in(TestTenant tenant, Callable<T> work) {
        return CurrentCaller.callAs(TestLogin.caller(tenant, Member.ADMINISTRATOR), () -> unitOfWork.call(work));
    }
}
