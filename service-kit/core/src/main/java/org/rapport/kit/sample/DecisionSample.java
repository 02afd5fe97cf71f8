package org.rapport.kit.sample;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Remembers some of what was decided: as many decisions as {@link SampleConfig} allows, each written a little later than it was
 * made. What a replica has not written when it ends is lost, for it is a sample.
 */
@ApplicationScoped
public class DecisionSample {

    private static final Logger LOG = Logger.getLogger(DecisionSample.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final SampledDecisions decisions;
    private final SampleConfig config;
    private final Queue<Taken> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Window window;
    private volatile @Nullable Thread worker;

    private record Taken(UUID tenant, SampledDecision decision) {}

    DecisionSample(SampledDecisions decisions, SampleConfig config) {
        this.decisions = decisions;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        worker = Thread.ofVirtual().name("decision-sample").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        Thread running = worker;
        if (running != null) {
            running.join(LAST_WORDS);
        }
    }

    private void work() {
        try {
            boolean last = false;
            while (!last) {
                last = stopping.await(config.every().toMillis(), TimeUnit.MILLISECONDS);
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes {@code decision}, which was made for {@code tenant}, or leaves it. Writes nothing yet. */
    public void offer(UUID tenant, SampledDecision decision) {
        if (current().takes(tenant, decision)) {
            waiting.add(new Taken(tenant, decision));
        }
    }

    private Window current() {
        Instant now = Instant.now();
        Window current = window;
        if (current == null || current.isOver(now)) {
            current = new Window(now.plus(config.window()), config);
            window = current; // of two that begin at once one stays
        }
        return current;
    }

    /** The decisions for the caller's tenant that are remembered, this replica's to the last, at most {@code most}, the last first. */
    public List<SampledDecision> recent(int most) {
        write();
        return decisions.recent(most);
    }

    private void write() {
        writing.lock();
        try {
            var taken = new ArrayList<Taken>();
            for (Taken next = waiting.poll(); next != null; next = waiting.poll()) {
                taken.add(next);
            }
            taken.stream().collect(groupingBy(Taken::tenant)).forEach(this::write);
        } finally {
            writing.unlock();
        }
    }

    /** Of what was decided more than once, the last is written. */
    private void write(UUID tenant, List<Taken> taken) {
        Map<Window.Key, SampledDecision> last = new LinkedHashMap<>();
        taken.forEach(one -> last.put(Window.Key.of(tenant, one.decision()), one.decision()));
        try {
            CurrentCaller.callAs(Caller.system(tenant, "decision-sample", null), () -> {
                decisions.write(last.values());
                return null;
            });
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("%d sampled decisions are lost, tenant=%s: %s", last.size(), tenant, e.getMessage());
        }
    }
}
