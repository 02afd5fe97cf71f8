package org.rapport.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.rapport.kit.problem.DomainException;

class ConsumerWatchTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Patience patience = new Patience(meters);

    @Test
    void saysEachTimeWhoWaitsAndWhatHasStopped() throws InterruptedException {
        var watch = new ConsumerWatch(patience, channels(), meters);
        var tried = new CountDownLatch(2);
        var isBack = new CountDownLatch(1);
        Thread waiting = Thread.startVirtualThread(() -> patience.patiently(
                "intake",
                "crm.sales-1@2",
                () -> {
                    tried.countDown();
                    if (isBack.getCount() > 0) {
                        throw new DomainException.Unavailable("database-away", "The database is away.");
                    }
                },
                failure -> {
                    throw new AssertionError(failure);
                }));
        tried.await();

        assertThat(said(watch))
                .hasSize(2)
                .first()
                .asString()
                .contains("intake has been waiting", "crm.sales-1@2", "away");
        assertThat(said(watch)).hasSize(2).last().asString().contains("sales-events has stopped", "no such group");

        isBack.countDown();
        waiting.join();
        assertThat(said(watch)).hasSize(1);
        assertThat(meters.get("crm.channels.stopped").gauge().value()).isEqualTo(1);
        assertThat(meters.get("crm.consumer.waiting")
                        .tag("consumer", "intake")
                        .gauge()
                        .value())
                .isZero();
    }

    private static HealthCenter channels() {
        return new HealthCenter() {
            @Override
            public HealthReport getLiveness() {
                return HealthReport.builder()
                        .add("marketing-events", true)
                        .add("sales-events", false, "no such group")
                        .build();
            }
        };
    }

    private static List<String> said(ConsumerWatch watch) {
        var said = new CopyOnWriteArrayList<String>();
        var ear = new Handler() {
            @Override
            public void publish(LogRecord message) {
                said.add(
                        String.valueOf(message.getMessage()).contains("%")
                                ? String.format(message.getMessage(), message.getParameters())
                                : message.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(ConsumerWatch.class.getName());
        log.addHandler(ear);
        try {
            watch.tell();
        } finally {
            log.removeHandler(ear);
        }
        return said;
    }
}
