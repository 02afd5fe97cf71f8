package org.rapport.observability.dashboard;

import static org.rapport.observability.dashboard.Panel.graph;
import static org.rapport.observability.dashboard.Panel.stack;
import static org.rapport.observability.dashboard.Unit.BYTES;
import static org.rapport.observability.dashboard.Unit.COUNT;
import static org.rapport.observability.dashboard.Unit.PER_SECOND;
import static org.rapport.observability.dashboard.Unit.SECONDS;

import java.util.List;

/** What services tell each other, and what is on its way. */
final class EventsDashboard {

    private EventsDashboard() {}

    static Dashboard make() {
        return new Dashboard(
                "events",
                "Rapport: events",
                "How changes get from a service's database to Kafka, and from there to the others.",
                List.of(Variable.namespace(), Variable.job("crm_relay_active")),
                List.of(relay(), consumers(), givenUp(), knowledge()));
    }

    private static Row relay() {
        return Row.of(
                "Relay: from the database to Kafka",
                graph("Lag", SECONDS)
                        .about("How old the oldest change is that is committed and not in Kafka.")
                        .query("{{job}}", "max by (namespace, job) (crm_relay_lag_seconds{here, job=~'$job'})")
                        .with(Thresholds.badFrom(30, 300)),
                graph("Delay", SECONDS).about("""
                                How long it takes from a commit until Kafka has a row, for half of them and for 99 of
                                100.
                                """).query("{{job}} half", """
                                histogram_quantile(0.5,
                                  sum by (job, le) (rate(crm_relay_delay_seconds_bucket{here, job=~'$job'}[$__rate_interval])))
                                """).query("{{job}} 99 of 100", """
                                histogram_quantile(0.99,
                                  sum by (job, le) (rate(crm_relay_delay_seconds_bucket{here, job=~'$job'}[$__rate_interval])))
                                """),
                stack("Rows published", PER_SECOND)
                        .about("Rows of the journal that Kafka has taken.")
                        .query(
                                "{{job}}",
                                "sum by (job) (rate(crm_relay_published_total{here, job=~'$job'}[$__rate_interval]))"),
                graph("Rows refused", COUNT)
                        .about("""
                                Rows of the last hour that are never published: their digest is wrong, or they are too
                                large.
                                """)
                        .query("{{job}}", "sum by (job) (increase(crm_relay_refused_total{here, job=~'$job'}[1h]))")
                        .with(Thresholds.badFrom(1)),
                graph("Log that PostgreSQL keeps", BYTES)
                        .about("""
                                Write-ahead log that the relay has not read. It grows while no relay runs, until the
                                database's limit, or its disk.
                                """)
                        .query("{{job}}", "max by (namespace, job) (crm_relay_retained_bytes{here, job=~'$job'})"),
                graph("Age of what is not sealed", SECONDS)
                        .about("How old the oldest row is that is published and has no seal.")
                        .query("{{job}}", "max by (namespace, job) (crm_relay_unsealed_seconds{here, job=~'$job'})"),
                graph("Relays that publish", COUNT)
                        .about("One replica of each service publishes; none does while another takes over.")
                        .query("{{job}}", "sum by (namespace, job) (crm_relay_active{here, job=~'$job'})"),
                graph("Transactions", PER_SECOND)
                        .about("Transactions at Kafka, each with some rows.")
                        .query("{{job}}", """
                                sum by (job) (rate(crm_relay_transactions_seconds_count{here, job=~'$job'}[$__rate_interval]))
                                """),
                graph("Time of a transaction", SECONDS)
                        .about("How long a transaction at Kafka takes, on average.")
                        .query("{{job}}", """
                                sum by (job) (rate(crm_relay_transactions_seconds_sum{here, job=~'$job'}[$__rate_interval]))
                                / (sum by (job) (
                                  rate(crm_relay_transactions_seconds_count{here, job=~'$job'}[$__rate_interval])) > 0)
                                """));
    }

    private static Row consumers() {
        return Row.of(
                "Consumers: from Kafka to the others",
                graph("Messages not handled yet", COUNT)
                        .about("By consumer group and topic.")
                        .query(
                                "{{group}} {{topic}}",
                                "max by (namespace, group, topic) (crm_consumer_lag{here, job=~'$job'})")
                        .wide(12)
                        .with(Thresholds.badFrom(1000, 10000)),
                graph("Waiting with one message", SECONDS)
                        .about("""
                                How long a consumer has been trying one message. It goes on when what it needs is
                                back, or gives the message up.
                                """)
                        .query(
                                "{{job}} {{consumer}}",
                                "max by (namespace, job, consumer) (crm_consumer_waiting{here, job=~'$job'})")
                        .wide(12)
                        .with(Thresholds.badFrom(60, 300)),
                stack("Messages handled", PER_SECOND)
                        .about("By who handles them.")
                        .query("{{job}} {{consumer}}", """
                                sum by (job, consumer) (rate(crm_consumer_delay_seconds_count{here, job=~'$job'}[$__rate_interval]))
                                """),
                graph("Half are handled within", SECONDS)
                        .about("From an event until it was handled elsewhere.")
                        .query("{{job}} {{consumer}}", """
                                histogram_quantile(0.5,
                                  sum by (job, consumer, le) (
                                  rate(crm_consumer_delay_seconds_bucket{here, job=~'$job'}[$__rate_interval])))
                                """),
                graph("99 of 100 are handled within", SECONDS).about("""
                                From an event until it was handled elsewhere; after a consumer was away, that time is
                                in it.
                                """).query("{{job}} {{consumer}}", """
                                histogram_quantile(0.99,
                                  sum by (job, consumer, le) (
                                  rate(crm_consumer_delay_seconds_bucket{here, job=~'$job'}[$__rate_interval])))
                                """));
    }

    private static Row givenUp() {
        return Row.of(
                "Given up",
                graph("Dead letters", COUNT)
                        .about("""
                                Messages of the last hour that a consumer has given up. They lie in a topic of their
                                own, and can be driven again.
                                """)
                        .query(
                                "{{job}} {{consumer}}",
                                "sum by (job, consumer) ("
                                        + Query.added("crm_dead_letters_total{here, job=~'$job'}", "1h") + ")")
                        .with(Thresholds.badFrom(1)),
                graph("Channels stopped", COUNT)
                        .about("Channels that read nothing any more until their replica is started again.")
                        .query("{{job}}", "sum by (job) (crm_channels_stopped{here, job=~'$job'})")
                        .with(Thresholds.badFrom(1)),
                graph("Seals broken", COUNT)
                        .about("""
                                Journal entries of the last hour that are not what was sealed, by the service whose
                                journal it is.
                                """)
                        .query(
                                "{{chain}}",
                                "sum by (chain) (" + Query.added("crm_seals_broken_total{here}", "1h") + ")")
                        .with(Thresholds.badFrom(1)));
    }

    private static Row knowledge() {
        return Row.of(
                "What replicas know",
                graph("Age of the directory", SECONDS)
                        .about("""
                                How long ago the replica that knows least knew of all tenants, members and roles.
                                Requests are decided by what it knows.
                                """)
                        .query("{{job}}", "max by (namespace, job) (crm_directory_age_seconds{here, job=~'$job'})")
                        .wide(12)
                        .with(Thresholds.badFrom(60, 300)),
                graph("Age of revocations", SECONDS)
                        .about("""
                                How long ago the replica of the gateway that knows least knew of every session that
                                was ended.
                                """)
                        .query("{{job}}", "max by (namespace, job) (crm_gateway_revocations_age_seconds{here})")
                        .wide(12)
                        .with(Thresholds.badFrom(60, 300)));
    }
}
