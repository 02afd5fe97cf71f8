package org.rapport.kit.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.journal.AggregateType;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.persistence.TenantQuery;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Gives records their terms that were there before there were any, or that were spelled by other rules: in the background,
 * tenant by tenant, a few records in each transaction. What changed meanwhile, perhaps by a replica of an earlier version, is
 * looked at once more later.
 */
@ApplicationScoped
public class Respelling {

    private static final Logger LOG = Logger.getLogger(Respelling.class);
    /** After the start, when a service has other things to do; and until the directory is loaded. */
    private static final Duration START = Duration.ofMinutes(1);

    /** Between looks at what waits for its time, or is another replica's; also for new tenants. */
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int BATCH = 200;

    private final SearchedTypes types;
    private final Directory directory;
    private final UnitOfWork unitOfWork;
    private final EntityManager entityManager;
    private final ObjectMapper json;
    private final Set<UUID> finished = new HashSet<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Thread worker;

    Respelling(
            SearchedTypes types,
            Directory directory,
            UnitOfWork unitOfWork,
            EntityManager entityManager,
            ObjectMapper json) {
        this.types = types;
        this.directory = directory;
        this.unitOfWork = unitOfWork;
        this.entityManager = entityManager;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        worker = Thread.ofVirtual().name("respelling").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        worker.join(LAST_WORDS);
    }

    private void work() {
        try {
            Duration pause = START;
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = directory.isLoaded() ? PAUSE : START;
                for (UUID tenant : directory.tenants()) {
                    if (!finished.contains(tenant) && stopping.getCount() > 0 && isFinished(tenant)) {
                        finished.add(tenant);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isFinished(UUID tenant) {
        try {
            return respell(tenant, Instant.now());
        } catch (RuntimeException e) {
            LOG.warnf("words of tenant=%s are spelled later: %s", tenant, e.getMessage());
            return false;
        }
    }

    /** Spells what is left of {@code tenant} at {@code now}; whether nothing will be. */
    @ActivateRequestContext // without which Quarkus does not ask for a tenant
    public boolean respell(UUID tenant, Instant now) {
        return CurrentCaller.callAs(Caller.system(tenant, "search", null), () -> {
            boolean all = true;
            for (RecordType<?, ?> type : types.all()) {
                all &= respell(type, now);
            }
            return all;
        });
    }

    private boolean respell(RecordType<?, ?> type, Instant now) {
        Progress.State state;
        do {
            state = unitOfWork.call(() -> next(type, now));
        } while (state == Progress.State.MORE && stopping.getCount() > 0);
        return state == Progress.State.FINISHED;
    }

    private Progress.State next(RecordType<?, ?> type, Instant now) {
        return session().doReturningWork(connection -> {
            Progress progress = Progress.lock(AggregateType.of(type.entity()), now, connection);
            if (progress.state() != Progress.State.MORE) {
                return progress.state();
            }
            Map<UUID, JsonNode> records = records(type, progress);
            return records.isEmpty() ? progress.end(now, connection) : spell(type, records, progress, connection);
        });
    }

    private static Progress.State spell(
            RecordType<?, ?> type, Map<UUID, JsonNode> records, Progress progress, Connection connection)
            throws SQLException {
        SearchTerms.replace(type, records, connection);
        return progress.advance(List.copyOf(records.keySet()).getLast(), connection);
    }

    /** Locked: who changes one waits, and goes on from these terms. */
    private <E extends Listed, R> Map<UUID, JsonNode> records(RecordType<E, R> type, Progress progress) {
        String query =
                "select it from %s it where it.tenant = :tenant and it.id > :last and it.updatedAt >= :from order by it.id"
                        .formatted(type.entity().getSimpleName());
        var records = new LinkedHashMap<UUID, JsonNode>();
        TenantQuery.call(entityManager, tenant -> session()
                        .createSelectionQuery(query, type.entity())
                        .setParameter("tenant", tenant)
                        .setParameter("last", progress.last())
                        .setParameter("from", progress.from())
                        .setLockMode(LockModeType.PESSIMISTIC_READ)
                        .setMaxResults(BATCH)
                        .getResultList())
                .forEach(row -> records.put(row.id(), json.valueToTree(type.view(row))));
        return records;
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
