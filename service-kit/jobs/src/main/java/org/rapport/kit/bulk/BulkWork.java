package org.rapport.kit.bulk;

import java.util.List;
import java.util.UUID;
import org.rapport.kit.batch.Calls;
import org.rapport.kit.batch.Calls.OnEach;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.job.Job;
import org.rapport.kit.job.JobItem;
import org.rapport.kit.job.JobWork;
import org.rapport.kit.job.Jobs;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.Problems;

/**
 * Finds the records, and does the operation to one after another. Some are done in one transaction, with what is said of each;
 * one that fails takes those before it back, which are done again without it.
 */
final class BulkWork implements JobWork {

    private static final int MOST = 50;
    private static final int PAGES = 5;
    private static final long NANOS = 500_000_000;

    private final UUID id;
    private final OnEach operation;
    private final Selecting selecting;
    private final Jobs jobs;
    private final Calls calls;
    private final UnitOfWork unitOfWork;
    private final long limit;
    private boolean isCounted;
    private int some = 1;

    BulkWork(
            UUID id, OnEach operation, Selecting selecting, Jobs jobs, Calls calls, UnitOfWork unitOfWork, long limit) {
        this.id = id;
        this.operation = operation;
        this.selecting = selecting;
        this.jobs = jobs;
        this.calls = calls;
        this.unitOfWork = unitOfWork;
        this.limit = limit;
    }

    /** That the operation failed with the item {@code id}, after {@code before} others of the same transaction. */
    private static final class ItemFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final UUID item;
        private final int before;
        private final Exception failure;

        ItemFailure(UUID item, int before, Exception failure) {
            super(failure);
            this.item = item;
            this.before = before;
            this.failure = failure;
        }
    }

    @Override
    public boolean step() throws Exception {
        if (!isCounted) {
            isCounted = unitOfWork.together(() -> jobs.lock(id).map(this::count).orElse(true));
            return true;
        }
        try {
            boolean more =
                    unitOfWork.together(() -> jobs.lock(id).map(this::work).orElse(false));
            some = Math.min(MOST, 2 * some);
            return more;
        } catch (ItemFailure e) {
            if (Problems.willPass(e)) {
                throw e.failure;
            }
            if (e.before > 0) {
                some = e.before;
            } else {
                leave(e);
            }
            return true;
        }
    }

    /** @return whether all are found */
    private boolean count(Job job) {
        for (int page = 0; page < PAGES && !job.isCounted(); page++) {
            var found = selecting.find(job.bookmark());
            jobs.add(job, found.records(), found.next());
        }
        if (job.total() > limit) {
            throw new DomainException.RuleBroken(
                    "too-many-records", "A job can be about %d records at most.".formatted(limit));
        }
        return job.isCounted();
    }

    private boolean work(Job job) {
        List<JobItem> items = jobs.waiting(job, some);
        if (items.isEmpty()) {
            return false;
        }
        long begin = System.nanoTime();
        int done = 0;
        for (; done < items.size() && System.nanoTime() - begin < NANOS; done++) {
            try {
                calls.call(operation, items.get(done).recordId());
            } catch (Exception e) {
                throw new ItemFailure(items.get(done).id(), done, e);
            }
        }
        jobs.succeeded(id, items.subList(0, done));
        return true;
    }

    private void leave(ItemFailure e) {
        var problem = calls.problem(e.failure);
        unitOfWork.together(() -> {
            jobs.failed(id, e.item, problem);
            return true;
        });
    }
}
