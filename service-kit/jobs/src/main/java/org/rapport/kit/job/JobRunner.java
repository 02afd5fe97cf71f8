package org.rapport.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.http.Origin;
import org.rapport.kit.problem.Problems;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.kit.trace.LogContext;

/**
 * Works on a job for a while, as its caller, with what he may do at the time. All that a job does is in transactions that lock
 * it, so that two replicas which both think it theirs do nothing twice.
 */
@ApplicationScoped
class JobRunner {

    /** After which a replica of another version, which may know the kind, has looked. */
    private static final Duration UNKNOWN = Duration.ofSeconds(30);

    private final Jobs jobs;
    private final JobSteps steps;
    private final UnitOfWork unitOfWork;
    private final Problems problems;
    private final JobConfig config;
    private final Map<String, JobKind> kinds;
    private volatile boolean stopping;

    JobRunner(
            Jobs jobs,
            JobSteps steps,
            UnitOfWork unitOfWork,
            Problems problems,
            JobConfig config,
            @All List<JobKind> kinds) {
        this.jobs = jobs;
        this.steps = steps;
        this.unitOfWork = unitOfWork;
        this.problems = problems;
        this.config = config;
        this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
    }

    private record Started(
            UUID id,
            JobKind kind,
            JsonNode request,
            Caller caller,
            @Nullable String requestId) {}

    /** Has running work end with its step. */
    void stop() {
        stopping = true;
    }

    /**
     * Works on the job {@code id} of {@code tenant}.
     *
     * @return after which time to go on; nothing if it is finished
     * @throws Exception what will pass, so that the same is to be tried again
     */
    Optional<Duration> work(UUID tenant, UUID id) throws Exception {
        Job job = CurrentCaller.callAs(Caller.system(tenant, "jobs", null), () -> steps.once(() -> start(id)));
        if (job == null) {
            return Optional.empty();
        }
        JobKind kind = kinds.get(job.kind());
        if (kind == null) {
            return Optional.of(UNKNOWN);
        }
        var started = new Started(id, kind, job.request(), job.caller(), job.requestId());
        return CurrentCaller.callAs(job.caller(), () -> new Origin(job.requestId(), null, null)
                .call(() -> LogContext.call(() -> {
                    LogContext.caller(tenant, started.caller().subject());
                    return work(started);
                })));
    }

    private @Nullable Job start(UUID id) {
        return unitOfWork.together(() -> {
            Optional<Job> job = jobs.lock(id);
            job.ifPresent(Job::start);
            return job.orElse(null);
        });
    }

    private Optional<Duration> work(Started job) throws Exception {
        Instant end = Instant.now().plus(config.slice());
        try {
            JobWork work = job.kind().work(job.id(), job.request());
            boolean more = true;
            while (more && !stopping && Instant.now().isBefore(end)) {
                more = steps.onceForMember(work::step);
            }
            if (more) {
                return Optional.of(stopping ? Duration.ZERO : steps.once(this::turn));
            }
            finish(job.id(), Job::complete);
        } catch (Exception e) {
            if (stopping || Problems.willPass(e)) {
                throw e;
            }
            JsonNode problem = jobs.tree(problems.of(e));
            finish(job.id(), it -> jobs.fail(it, problem));
        }
        return Optional.empty();
    }

    private void finish(UUID id, Consumer<Job> end) throws Exception {
        steps.once(() -> unitOfWork.together(() -> {
            jobs.lock(id).ifPresent(end);
            return true;
        }));
    }

    /** How long the others are waited for: together, the jobs of an organisation have the time of one thread. */
    private Duration turn() {
        return config.slice().multipliedBy(Math.max(0, jobs.unfinished() - 1));
    }
}
