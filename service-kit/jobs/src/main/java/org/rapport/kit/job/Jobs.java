package org.rapport.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.http.Origin;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.Problem;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** The caller's jobs, and their items: what is asked for here is done by a replica soon, as the caller of the request. */
@ApplicationScoped
public class Jobs {

    private final EntityManager entityManager;
    private final JobQueue queue;
    private final JobConfig config;
    private final Lists lists;
    private final CurrentCaller caller;
    private final Locks locks;
    private final ObjectMapper json;

    Jobs(
            EntityManager entityManager,
            JobQueue queue,
            JobConfig config,
            Lists lists,
            CurrentCaller caller,
            Locks locks,
            ObjectMapper json) {
        this.entityManager = entityManager;
        this.queue = queue;
        this.config = config;
        this.lists = lists;
        this.caller = caller;
        this.locks = locks;
        this.json = json;
    }

    /**
     * Has a job done, once the running command has happened.
     *
     * @param kind    {@link JobKind#name}
     * @param request what its work is told
     * @throws DomainException.Conflict if the organisation has too many unfinished ones
     */
    public JobRecord submit(String kind, Object request) {
        if (unfinished() >= config.unfinished()) {
            throw new DomainException.Conflict(
                    "too-many-jobs",
                    "The organisation has %d unfinished jobs. Wait for one, or cancel it."
                            .formatted(config.unfinished()));
        }
        Caller asking = caller.get();
        var job = new Job(
                kind, json.valueToTree(request), asking, Origin.current().requestId());
        entityManager.persist(job);
        queue.add(caller.tenant(), job.id());
        return job.toRecord();
    }

    /** The caller's, the last first. */
    public Page<JobRecord> page(PageQuery query) {
        return lists.page(
                Job.TYPE, Job.TYPE.listing().where("createdBy", caller.get().subject()), query);
    }

    /**
     * One of the caller's.
     *
     * @throws DomainException.NotFound if there is none, or it is another one's
     */
    public JobRecord one(UUID id) {
        return owned(entityManager.find(Job.class, id)).toRecord();
    }

    /** The records with which one of the caller's jobs could not do what was asked for. */
    public Page<JobFailure> failures(UUID id, PageQuery query) {
        one(id);
        return lists.page(
                JobItem.FAILURES, JobItem.FAILURES.listing().where("jobId", id).where("failed", true), query);
    }

    /**
     * Has one of the caller's do nothing more; what it has done stays done. One that is finished is left as it is.
     *
     * @throws DomainException.NotFound if there is none, or it is another one's
     */
    public JobRecord cancel(UUID id) {
        Job job = owned(locked(id));
        if (!job.isFinished()) {
            job.cancel();
            forgetWaiting(job);
        }
        return job.toRecord();
    }

    /** Ends {@code job}, which is locked, for a reason that is none of single records. */
    void fail(Job job, JsonNode problem) {
        job.fail(problem);
        forgetWaiting(job);
    }

    private void forgetWaiting(Job job) {
        entityManager
                .unwrap(Session.class)
                .createMutationQuery("delete from JobItem where jobId = :job and not failed")
                .setParameter("job", job.id())
                .executeUpdate();
    }

    private Job owned(@Nullable Job found) {
        if (found == null || !found.isOf(caller.get())) {
            throw new DomainException.NotFound();
        }
        return found;
    }

    /** The job {@code id}, locked until the running transaction ends; nothing if it is finished, so that its work is over. */
    public Optional<Job> lock(UUID id) {
        return Optional.ofNullable(locked(id)).filter(job -> !job.isFinished());
    }

    /** Who waits has his turn before who comes later, so that work on the job cannot go on past a wish to cancel it. */
    private @Nullable Job locked(UUID id) {
        locks.exclusive("job:" + id);
        return entityManager.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Adds {@code records} to those that {@code job}, which is locked, is about; {@code next} is where to look for more. */
    public void add(Job job, Collection<UUID> records, @Nullable String next) {
        long position = job.total();
        for (UUID record : records) {
            entityManager.persist(new JobItem(job.id(), position++, record));
        }
        job.found(records.size(), next);
    }

    /** The first of those that are still to be worked on. */
    public List<JobItem> waiting(Job job, int most) {
        return entityManager
                .unwrap(Session.class)
                .createSelectionQuery("from JobItem where jobId = :job and not failed order by position", JobItem.class)
                .setParameter("job", job.id())
                .setMaxResults(most)
                .getResultList();
    }

    /** Says of {@code items} of the job {@code id}, which is locked, that they are done. */
    public void succeeded(UUID id, Collection<JobItem> items) {
        entityManager
                .unwrap(Session.class)
                .createMutationQuery("delete from JobItem where id in :items")
                .setParameterList("items", items.stream().map(JobItem::id).toList())
                .executeUpdate();
        lock(id).ifPresent(job -> job.succeeded(items.size()));
    }

    /** Says of {@code item} of the job {@code id} that it cannot be done, if it is still to be worked on. */
    public void failed(UUID id, UUID item, Problem problem) {
        lock(id).ifPresent(job -> {
            JobItem found = entityManager.find(JobItem.class, item);
            if (found != null && found.isWaiting()) {
                found.fail(problem.status(), tree(problem));
                job.failedOnce();
            }
        });
    }

    JsonNode tree(Problem problem) {
        return json.valueToTree(problem);
    }

    /** How many the caller's organisation has. */
    long unfinished() {
        return entityManager
                .unwrap(Session.class)
                .createSelectionQuery("select count(*) from Job where finishedAt is null", Long.class)
                .getSingleResult();
    }
}
