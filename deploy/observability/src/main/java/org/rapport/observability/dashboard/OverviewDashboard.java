package org.rapport.observability.dashboard;

import static org.rapport.observability.dashboard.Panel.graph;
import static org.rapport.observability.dashboard.Panel.stack;
import static org.rapport.observability.dashboard.Panel.stat;
import static org.rapport.observability.dashboard.Unit.COUNT;
import static org.rapport.observability.dashboard.Unit.PER_SECOND;
import static org.rapport.observability.dashboard.Unit.REQUESTS_PER_SECOND;
import static org.rapport.observability.dashboard.Unit.SECONDS;
import static org.rapport.observability.dashboard.Unit.SHARE;

import java.util.List;

/** Is it well? */
final class OverviewDashboard {

    private static final double AVAILABLE = 0.999;
    private static final double FAST = 0.99;

    private OverviewDashboard() {}

    static Dashboard make() {
        return new Dashboard(
                "overview",
                "Rapport: overview",
                "Is it well? What clients see against the objectives, and what would let them see worse soon.",
                List.of(Variable.namespace()),
                List.of(objectives(), clients(), parts(), events()));
    }

    private static Row objectives() {
        return Row.of(
                "Objectives: 99.9 % answered without an error of ours, 99 % within 0.5 s",
                stat("Available", SHARE).about("""
                                The share of clients' requests, in the time that is shown, that did not end with a
                                status of 500 or more, or in the middle. Left out, here and below, are requests to the
                                gateway's own pages, and those whose client did not wait.
                                """).query("available", """
                                1 - sum(increase(crm_gateway_requests_seconds_count{here, target!='gateway', outcome=~'5xx|broken'}[$__range]))
                                / (sum(increase(crm_gateway_requests_seconds_count{here, target!='gateway', outcome!='abandoned'}[$__range])) > 0)
                                """).with(Thresholds.goodFrom(AVAILABLE)),
                stat("Within 0.5 s", SHARE).about("""
                                The share of clients' requests, in the time that is shown, whose answer had left
                                within half a second, of those that did not fail.
                                """).query("fast", """
                                sum(increase(crm_gateway_requests_seconds_bucket{here, target!='gateway', outcome=~'[1-4]xx', le='0.5'}[$__range]))
                                / (sum(increase(crm_gateway_requests_seconds_count{here, target!='gateway', outcome=~'[1-4]xx'}[$__range])) > 0)
                                """).with(Thresholds.goodFrom(FAST)),
                stat("Replicas away", COUNT)
                        .about("Replicas of the suite that Prometheus knows of and cannot ask.")
                        .query("away", "count(up{here, job=~'gateway|.*-service'} == 0) or vector(0)")
                        .with(Thresholds.badFrom(1)),
                stat("Breakers open", COUNT)
                        .about(
                                "Services that some replica of the gateway does not ask, because they did not answer it.")
                        .query("open", "sum(max by (namespace, target) (crm_gateway_breaker_open{here})) or vector(0)")
                        .with(Thresholds.badFrom(1)),
                stat("Dead letters", COUNT)
                        .about("""
                                Messages given up in the time that is shown. Each is a change that another service
                                does not know of, until it is driven again.
                                """)
                        .query(
                                "dead letters",
                                "sum(" + Query.added("crm_dead_letters_total{here}", "$__range") + ") or vector(0)")
                        .with(Thresholds.badFrom(1)),
                stat("Broken seals", COUNT)
                        .about("""
                                Journal entries, in the time that is shown, that are not what was sealed: somebody
                                changed them, or lost some.
                                """)
                        .query(
                                "broken seals",
                                "sum(" + Query.added("crm_seals_broken_total{here}", "$__range") + ") or vector(0)")
                        .with(Thresholds.badFrom(1)),
                graph("How fast the budgets are spent", COUNT)
                        .about("""
                                What the last hour was worse than it may be. 1 uses up exactly what an objective
                                leaves; 14.4 for an hour uses up 2 % of what it leaves in a month.
                                """)
                        .query("available", """
                                sum(rate(crm_gateway_requests_seconds_count{here, target!='gateway', outcome=~'5xx|broken'}[1h]))
                                / (sum(rate(crm_gateway_requests_seconds_count{here, target!='gateway', outcome!='abandoned'}[1h])) > 0) / 0.001
                                """)
                        .query("within 0.5 s", """
                                (1 - sum(rate(crm_gateway_requests_seconds_bucket{here, target!='gateway', outcome=~'[1-4]xx', le='0.5'}[1h]))
                                / (sum(rate(crm_gateway_requests_seconds_count{here, target!='gateway', outcome=~'[1-4]xx'}[1h])) > 0)) / 0.01
                                """)
                        .wide(24)
                        .with(Thresholds.badFrom(1, 14.4)));
    }

    private static Row clients() {
        return Row.of(
                "What clients see",
                stack("Requests", REQUESTS_PER_SECOND)
                        .about("Requests by whom they went to; auth is signing in and out.")
                        .query("{{target}}", """
                                sum by (target) (
                                  rate(crm_gateway_requests_seconds_count{here, target!='gateway'}[$__rate_interval]))
                                """),
                graph("Errors", SHARE)
                        .about("The share of requests that ended with a status of 500 or more, or in the middle.")
                        .query("{{target}}", """
                                sum by (target) (
                                  rate(crm_gateway_requests_seconds_count{here, target!='gateway', outcome=~'5xx|broken'}[$__rate_interval]))
                                / (sum by (target) (
                                  rate(crm_gateway_requests_seconds_count{here, target!='gateway', outcome!='abandoned'}[$__rate_interval])) > 0)
                                """)
                        .with(Thresholds.badFrom(1 - AVAILABLE)),
                graph("Slower than 0.5 s", SHARE)
                        .about("The share of requests whose answer took longer than half a second.")
                        .query("{{target}}", """
                                1 - sum by (target) (
                                  rate(crm_gateway_requests_seconds_bucket{here, target!='gateway', outcome=~'[1-4]xx', le='0.5'}[$__rate_interval]))
                                / (sum by (target) (
                                  rate(crm_gateway_requests_seconds_count{here, target!='gateway', outcome=~'[1-4]xx'}[$__rate_interval])) > 0)
                                """)
                        .with(Thresholds.badFrom(1 - FAST)));
    }

    private static Row parts() {
        return Row.of(
                "Parts",
                graph("Replicas", COUNT)
                        .about("How many replicas of each part can be asked.")
                        .query("{{job}}", "sum by (job) (up{here, job=~'gateway|.*-service'})"),
                graph("Database connections in use", SHARE)
                        .about("The share of a service's connections that are in use; at 100 % requests wait for one.")
                        .query("{{job}}", """
                                sum by (job) (agroal_active_count{here, job=~'.*-service'})
                                / sum by (job) (agroal_active_count{here, job=~'.*-service'} + agroal_available_count{here, job=~'.*-service'})
                                """)
                        .with(Thresholds.badFrom(0.8, 1)),
                graph("Waiting for a connection", COUNT)
                        .about("Requests and messages that wait until another gives a database connection back.")
                        .query("{{job}}", "sum by (job) (agroal_awaiting_count{here, job=~'.*-service'})")
                        .with(Thresholds.badFrom(1)));
    }

    private static Row events() {
        return Row.of(
                "Events",
                graph("Relay lag", SECONDS)
                        .about("How old the oldest change is that a service has committed and Kafka does not have.")
                        .query("{{job}}", "max by (namespace, job) (crm_relay_lag_seconds{here})")
                        .with(Thresholds.badFrom(30, 300)),
                graph("Consumers behind", COUNT)
                        .about("Messages that a service has yet to handle, all its topics together.")
                        .query(
                                "{{group}}",
                                "sum by (namespace, group) (max by (namespace, group, topic) (crm_consumer_lag{here}))")
                        .with(Thresholds.badFrom(1000, 10000)),
                graph("Consumers waiting", SECONDS)
                        .about("How long a consumer has been trying one message; those behind it wait, too.")
                        .query("{{job}} {{consumer}}", "max by (namespace, job, consumer) (crm_consumer_waiting{here})")
                        .with(Thresholds.badFrom(60, 300)),
                graph("Given up", COUNT)
                        .about("Dead letters of the last hour.")
                        .query(
                                "{{job}} {{consumer}}",
                                "sum by (job, consumer) (" + Query.added("crm_dead_letters_total{here}", "1h") + ")")
                        .with(Thresholds.badFrom(1)),
                graph("Unsealed", SECONDS)
                        .about("How old the oldest entry of a journal is that has been published and has no seal.")
                        .query("{{job}}", "max by (namespace, job) (crm_relay_unsealed_seconds{here})"),
                graph("Published", PER_SECOND)
                        .about("Events that services bring to Kafka.")
                        .query("{{job}}", "sum by (job) (rate(crm_relay_published_total{here}[$__rate_interval]))"));
    }
}
