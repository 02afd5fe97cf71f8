package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What Prometheus is told of a service. */
@QuarkusTest
class MetricsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void requestsAreCountedByRouteAndClassOfTenant() {
        RestAssured.given().get("/sales/leads").then().statusCode(401);
        SalesApi.get("/sales/leads").statusCode(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(metrics("http_server_requests_seconds_bucket"))
                .anyMatch(line("uri=\"/sales/leads\"", "status=\"200\"", "tenant_class=\"none\"", "le=\"0.5\""))
                .anyMatch(line("status=\"401\"", "tenant_class=\"unknown\"", "le=\"+Inf\"")));
    }

    @Test
    void whatAlertsLookAtIsThere() {
        await().atMost(SOON).untilAsserted(() -> assertThat(metrics("crm_consumer_lag"))
                .anyMatch(line("group=\"sales-service\"", "topic=\"crm.support\""))
                .anyMatch(line("group=\"sales-service-rollup\"", "topic=\"crm.sales\""))
                .anyMatch(line("group=\"sales-service-tags\"", "topic=\"crm.admin\"")));
        for (String name : List.of(
                "agroal_awaiting_count",
                "crm_channels_stopped",
                "crm_directory_age_seconds",
                "crm_relay_active",
                "crm_relay_delay_seconds_bucket",
                "crm_relay_lag_seconds",
                "crm_relay_retained_bytes",
                "crm_relay_unsealed_seconds")) {
            assertThat(metrics(name)).as(name).isNotEmpty();
        }
        assertThat(value("crm_directory_age_seconds")).isBetween(0.0, 60.0);
    }

    @Test
    void nobodyPaysForWhatNobodyAsksFor() {
        assertThat(metrics("kafka_")).isEmpty();
        assertThat(metrics("allocator_")).isEmpty();
    }

    private static Predicate<String> line(String... parts) {
        return line -> List.of(parts).stream().allMatch(line::contains);
    }

    private static double value(String name) {
        return Double.parseDouble(metrics(name).getFirst().split(" ")[1]);
    }

    private static List<String> metrics(String name) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .toList();
    }
}
