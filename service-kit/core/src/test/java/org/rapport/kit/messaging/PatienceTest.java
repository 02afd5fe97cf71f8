package org.rapport.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(new SimpleMeterRegistry());
    private final List<Throwable> given = new ArrayList<>();

    @Test
    void whatWillNotPassIsGivenUp() {
        patience.patiently("reporting", "crm.sales-0@7", PatienceTest::failing, given::add);

        assertThat(given).hasSize(1);
    }

    @Test
    void whatFailsWhileTheServiceStopsIsNotGivenUpForIt() {
        patience.stop(new ShutdownEvent());

        assertThatThrownBy(() -> patience.patiently("reporting", "crm.sales-0@7", PatienceTest::failing, given::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reporting was stopped with crm.sales-0@7, which comes again");
        assertThat(given).isEmpty();
    }

    private static void failing() {
        throw new IllegalArgumentException("a pool that is closed");
    }
}
