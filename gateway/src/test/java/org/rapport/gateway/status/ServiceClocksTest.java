package org.rapport.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.FakeService;
import org.rapport.gateway.health.Lifecycle;
import org.rapport.kit.startup.StartCondition;

/** What a gateway finds out about its clock. */
class ServiceClocksTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final Vertx vertx = Vertx.vertx();
    private final FakeService sales = new FakeService("sales");
    private final FakeService admin = new FakeService("admin");
    private final Lifecycle lifecycle = new Lifecycle();
    private final ServiceClocks clocks = new ServiceClocks(
            vertx,
            new HealthCalls(vertx),
            List.of(URI.create(sales.url() + "/q/health/live"), URI.create(admin.url() + "/q/health/live")),
            lifecycle,
            InstantSource.system());

    @BeforeEach
    void begin() {
        lifecycle.begin();
    }

    @AfterEach
    void stop() {
        sales.close();
        admin.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void isNotReadyWhereItsClockIsFarFromEverybodys() {
        sales.clockIsAhead(FIVE_MINUTES);
        admin.clockIsAhead(FIVE_MINUTES);

        look();

        assertThat(lifecycle.isReady()).isFalse();
        assertThat(lifecycle.reasons())
                .singleElement()
                .asString()
                .matches("clock: the clock of this machine is (299|300) s behind the services': .*NTP.*");

        sales.clockIsAhead(Duration.ZERO);
        admin.clockIsAhead(Duration.ZERO);
        look();

        assertThat(lifecycle.isReady()).isTrue();
    }

    @Test
    void isReadyWhereOneServiceAgrees() {
        sales.clockIsAhead(FIVE_MINUTES);

        look();

        assertThat(lifecycle.isReady()).isTrue();
        assertThat(lifecycle.warnings()).isEmpty();
    }

    @Test
    void onlyTellsOfAClockThatIsWrongLater() {
        look();
        sales.clockIsAhead(FIVE_MINUTES.negated());
        admin.clockIsAhead(FIVE_MINUTES.negated());

        look();

        assertThat(lifecycle.isReady()).isTrue();
        assertThat(lifecycle.warnings())
                .singleElement()
                .extracting(StartCondition::finding)
                .asString()
                .contains("s ahead of the services'");
    }

    @Test
    void isReadyWithoutServices() {
        sales.close();
        admin.close();
        assertThat(lifecycle.isReady()).as("nobody has looked").isFalse();

        look();

        assertThat(lifecycle.isReady()).isTrue();
    }

    private void look() {
        clocks.look()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
