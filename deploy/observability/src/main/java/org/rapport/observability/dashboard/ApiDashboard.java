package org.rapport.observability.dashboard;

import static org.rapport.observability.dashboard.Panel.graph;
import static org.rapport.observability.dashboard.Panel.stack;
import static org.rapport.observability.dashboard.Panel.table;
import static org.rapport.observability.dashboard.Unit.COUNT;
import static org.rapport.observability.dashboard.Unit.REQUESTS_PER_SECOND;
import static org.rapport.observability.dashboard.Unit.SECONDS;
import static org.rapport.observability.dashboard.Unit.SHARE;

import java.util.List;

/** Who is asked for what, how often in vain, and how long it takes. */
final class ApiDashboard {

    private ApiDashboard() {}

    static Dashboard make() {
        return new Dashboard(
                "api",
                "Rapport: API",
                "Who is asked for what, how often in vain, and how long it takes; in services by route and plan.",
                List.of(
                        Variable.namespace(),
                        Variable.job("http_server_requests_seconds_count"),
                        new Variable(
                                "tenant_class",
                                "Tenant class",
                                "label_values(http_server_requests_seconds_count{namespace=~'$namespace'}, tenant_class)",
                                true)),
                List.of(gateway(), refused(), byService(), byTenantClass(), routes()));
    }

    private static Row gateway() {
        return Row.of(
                "Gateway",
                stack("Requests by target", REQUESTS_PER_SECOND)
                        .about("""
                                Requests by whom they went to; auth is signing in and out, gateway are the gateway's
                                own pages.
                                """)
                        .query(
                                "{{target}}",
                                "sum by (target) (rate(crm_gateway_requests_seconds_count{here}[$__rate_interval]))"),
                stack("Requests by outcome", REQUESTS_PER_SECOND)
                        .about("""
                                How requests ended: a class of status, abandoned when the client had left, broken when
                                the answer ended in the middle.
                                """)
                        .query(
                                "{{outcome}}",
                                "sum by (outcome) (rate(crm_gateway_requests_seconds_count{here}[$__rate_interval]))"),
                graph("Errors by target", REQUESTS_PER_SECOND).about("""
                                Requests that ended with a status of 500 or more, in the middle, or without their
                                client.
                                """).query("{{target}} {{outcome}}", """
                                sum by (target, outcome) (
                                  rate(crm_gateway_requests_seconds_count{here, outcome=~'5xx|broken|abandoned'}[$__rate_interval]))
                                """),
                graph("99 of 100 requests end within", SECONDS)
                        .about("Of each target, from a request's header to the last byte of its answer.")
                        .query("{{target}}", """
                                histogram_quantile(0.99,
                                  sum by (target, le) (rate(crm_gateway_requests_seconds_bucket{here}[$__rate_interval])))
                                """)
                        .with(Thresholds.badFrom(0.5)),
                graph("Half of all requests end within", SECONDS)
                        .about("Of each target, from a request's header to the last byte of its answer.")
                        .query("{{target}}", """
                                histogram_quantile(0.5,
                                  sum by (target, le) (rate(crm_gateway_requests_seconds_bucket{here}[$__rate_interval])))
                                """),
                graph("Underway", COUNT)
                        .about("Requests that are not answered yet.")
                        .query("requests", "sum(crm_gateway_requests_underway{here})"));
    }

    private static Row refused() {
        return Row.of(
                "Limits and breakers",
                graph("Limited", REQUESTS_PER_SECOND)
                        .about("Requests that were answered with 429, by the limit that they had reached.")
                        .query("{{limit}}", "sum by (limit) (rate(crm_gateway_limited_total{here}[$__rate_interval]))")
                        .wide(12),
                graph("Breakers open", COUNT)
                        .about("Replicas of the gateway that do not ask a service, because it did not answer them.")
                        .query("{{target}}", "sum by (target) (crm_gateway_breaker_open{here})")
                        .wide(12)
                        .with(Thresholds.badFrom(1)));
    }

    private static Row byService() {
        return Row.of(
                "By service",
                stack("Requests of each service", REQUESTS_PER_SECOND)
                        .about("Requests that a service has answered.")
                        .query("{{job}}", """
                                sum by (job) (rate(http_server_requests_seconds_count{chosen}[$__rate_interval]))
                                """)
                        .wide(6),
                graph("Errors of each service", SHARE)
                        .about("The share of requests that a service has answered with a status of 500 or more.")
                        .query("{{job}}", errors("job"))
                        .wide(6)
                        .with(Thresholds.badFrom(0.001)),
                graph("Slower than 0.5 s in each service", SHARE)
                        .about("The share of requests for which a service took longer than half a second.")
                        .query("{{job}}", "1 - " + share("job", "bucket{chosen, le='0.5'}"))
                        .wide(6)
                        .with(Thresholds.badFrom(0.01)),
                graph("Mean time of each service", SECONDS)
                        .about("How long a service takes for a request, on average.")
                        .query("{{job}}", share("job", "sum{chosen}"))
                        .wide(6));
    }

    private static Row byTenantClass() {
        return Row.of(
                "By plan",
                stack("Requests of each tenant class", REQUESTS_PER_SECOND)
                        .about("""
                                Requests by the word for the plan of whose organisation they are; platform are the
                                operators.
                                """)
                        .query("{{tenant_class}}", """
                                sum by (tenant_class) (rate(http_server_requests_seconds_count{chosen}[$__rate_interval]))
                                """)
                        .wide(6),
                graph("Errors of each tenant class", SHARE)
                        .about("The share of requests that were answered with a status of 500 or more.")
                        .query("{{tenant_class}}", errors("tenant_class"))
                        .wide(6)
                        .with(Thresholds.badFrom(0.001)),
                graph("Slower than 0.5 s of each tenant class", SHARE)
                        .about("The share of requests that took longer than half a second.")
                        .query("{{tenant_class}}", "1 - " + share("tenant_class", "bucket{chosen, le='0.5'}"))
                        .wide(6)
                        .with(Thresholds.badFrom(0.01)),
                graph("Mean time of each tenant class", SECONDS)
                        .about("How long a request takes, on average.")
                        .query("{{tenant_class}}", share("tenant_class", "sum{chosen}"))
                        .wide(6));
    }

    private static Row routes() {
        return Row.of(
                "Routes, in the time that is shown",
                table("Requests per second", REQUESTS_PER_SECOND)
                        .about("The twenty routes that are asked most.")
                        .query("{{job}} {{method}} {{uri}}", """
                                topk(20, sum by (job, method, uri) (rate(http_server_requests_seconds_count{chosen}[$__range])))
                                """),
                table("Errors per second", REQUESTS_PER_SECOND)
                        .about("""
                                The twenty routes, with their status, that are answered most often with a status of
                                500 or more.
                                """)
                        .query("{{job}} {{method}} {{uri}} {{status}}", """
                                topk(20,
                                  sum by (job, method, uri, status) (
                                  rate(http_server_requests_seconds_count{chosen, outcome='SERVER_ERROR'}[$__range])) > 0)
                                """),
                table("Slower than 0.5 s", SHARE).about("""
                                The twenty routes with the largest share of requests that took longer than half a
                                second.
                                """).query("{{job}} {{method}} {{uri}}", """
                                topk(20,
                                  1 - sum by (job, method, uri) (
                                  rate(http_server_requests_seconds_bucket{chosen, le='0.5'}[$__range]))
                                / (sum by (job, method, uri) (rate(http_server_requests_seconds_count{chosen}[$__range])) > 0))
                                """),
                table("Mean time", SECONDS)
                        .about("The twenty routes that take longest on average.")
                        .query("{{job}} {{method}} {{uri}}", """
                                topk(20, sum by (job, method, uri) (rate(http_server_requests_seconds_sum{chosen}[$__range]))
                                / (sum by (job, method, uri) (rate(http_server_requests_seconds_count{chosen}[$__range])) > 0))
                                """));
    }

    /** What errors are of all requests to services, by a label; none where no error has happened yet. */
    private static String errors(String label) {
        return """
                (sum by (%1$s) (rate(http_server_requests_seconds_count{chosen, outcome='SERVER_ERROR'}[$__rate_interval]))
                  or 0 * sum by (%1$s) (rate(http_server_requests_seconds_count{chosen}[$__rate_interval])))
                / (sum by (%1$s) (rate(http_server_requests_seconds_count{chosen}[$__rate_interval])) > 0)
                """.formatted(label);
    }

    /** What some series of the requests in services are of all requests, by a label. */
    private static String share(String label, String series) {
        return """
                sum by (%1$s) (rate(http_server_requests_seconds_%2$s[$__rate_interval]))
                / (sum by (%1$s) (rate(http_server_requests_seconds_count{chosen}[$__rate_interval])) > 0)
                """.formatted(label, series);
    }
}
