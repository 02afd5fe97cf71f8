package org.rapport.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HealthReportTest {

    @Test
    void complainsOfNothingThatIsWell() {
        assertThat(complaints("""
                {"name": "relay", "status": "UP", "data": {"problem": "none", "lagMillis": 59000}},
                {"name": "consumers", "status": "UP", "data": {"tags": "running"}},
                {"name": "service", "status": "UP", "data": {"version": "1"}}
                """)).isEmpty();
    }

    @Test
    void tellsTheTextsOfWhatIsDown() {
        assertThat(complaints("""
                {"name": "database-version", "status": "DOWN", "data": {"finding": "it is old"}},
                {"name": "directory", "status": "DOWN"}
                """))
                .containsExactly("check database-version is down: finding it is old", "check directory is down");
    }

    @Test
    void complainsOfWhatIsNoReasonToTakeAServiceAway() {
        assertThat(complaints("""
                {"name": "relay", "status": "UP", "data": {"problem": "Kafka is away", "lagMillis": 1}},
                {"name": "relay", "status": "UP", "data": {"problem": "none", "lagMillis": 61000}},
                {"name": "consumers", "status": "UP", "data": {"a": "running", "customers": "waits since ten"}}
                """))
                .containsExactly(
                        "check relay: Kafka is away",
                        "check relay: committed changes wait for 61 s to get into Kafka",
                        "check consumers: customers waits since ten");
    }

    @Test
    void saysWhenThatIsNoHealth() {
        assertThat(new HealthReport("<html>").complaints()).containsExactly("answers something else than its health");
    }

    private static List<String> complaints(String checks) {
        return new HealthReport("{\"status\": \"UP\", \"checks\": [" + checks + "]}").complaints();
    }
}
