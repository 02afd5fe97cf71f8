package org.rapport.observability.dashboard;

import static org.rapport.observability.dashboard.Panel.graph;
import static org.rapport.observability.dashboard.Unit.BYTES;
import static org.rapport.observability.dashboard.Unit.COUNT;
import static org.rapport.observability.dashboard.Unit.SECONDS;
import static org.rapport.observability.dashboard.Unit.SHARE;

import java.util.List;

/** What each replica uses of the machine and of the database. */
final class RuntimeDashboard {

    private static final String INSTANCE = "{{job}} {{instance}}";

    private RuntimeDashboard() {}

    static Dashboard make() {
        return new Dashboard(
                "runtime",
                "Rapport: runtime",
                "What each replica uses: processors, memory, threads, files, database connections.",
                List.of(Variable.namespace(), Variable.job("jvm_threads_live_threads")),
                List.of(processes(), memory(), database(), disks()));
    }

    private static Row processes() {
        return Row.of(
                "Processes",
                graph("Processors used", COUNT)
                        .about("How many processors a replica kept busy.")
                        .query(INSTANCE, "rate(process_cpu_time_ns_total{here, job=~'$job'}[$__rate_interval]) / 1e9"),
                graph("Share of its processors", SHARE)
                        .about(
                                "What a replica uses of the processors that it may use; near 100 % requests wait for one.")
                        .query(INSTANCE, "process_cpu_usage{here, job=~'$job'}")
                        .with(Thresholds.badFrom(0.8, 0.95)),
                graph("Threads", COUNT)
                        .about("Threads of the operating system; virtual ones are not among them.")
                        .query(INSTANCE, "jvm_threads_live_threads{here, job=~'$job'}"),
                graph("Files open", SHARE)
                        .about("Open files and connections, of as many as the replica may have.")
                        .query(
                                INSTANCE,
                                "process_files_open_files{here, job=~'$job'} / process_files_max_files{here, job=~'$job'}")
                        .with(Thresholds.badFrom(0.7, 0.9)),
                graph("Restarts", COUNT)
                        .about("""
                                How often a replica was started again in the last hour, in the same place; a new place
                                is a new replica.
                                """)
                        .query(INSTANCE, "changes(process_start_time_seconds{here, job=~'$job'}[1h])")
                        .with(Thresholds.badFrom(1, 3)),
                graph("Time since the start", SECONDS)
                        .about("How long a replica has been running.")
                        .query(INSTANCE, "time() - process_start_time_seconds{here, job=~'$job'}"));
    }

    private static Row memory() {
        return Row.of(
                "Memory",
                graph("Heap after collection", SHARE)
                        .about("""
                                What is left in use after a garbage collection, of as much as there may be. What grows
                                here for days is a leak.
                                """)
                        .query(INSTANCE, "jvm_memory_usage_after_gc{here, area='heap', job=~'$job'}")
                        .with(Thresholds.badFrom(0.8, 0.9)),
                graph("Heap used", BYTES)
                        .about("Objects, whether somebody still needs them or not.")
                        .query(INSTANCE, """
                                sum by (namespace, job, instance) (jvm_memory_used_bytes{here, area='heap', job=~'$job'})
                                """),
                graph("Beside the heap", BYTES)
                        .about("Classes and compiled code.")
                        .query(INSTANCE, """
                                sum by (namespace, job, instance) (jvm_memory_used_bytes{here, area='nonheap', job=~'$job'})
                                """),
                graph("Time spent on collection", SHARE)
                        .about("""
                                The share of a replica's processor time that garbage collection takes, in the JVM's
                                own estimate.
                                """)
                        .query(INSTANCE, "jvm_gc_overhead{here, job=~'$job'}")
                        .with(Thresholds.badFrom(0.1, 0.25)),
                graph("Time paused", SHARE)
                        .about("The share of time in which a replica stood still for garbage collection.")
                        .query(INSTANCE, """
                                sum by (namespace, job, instance) (
                                  rate(jvm_gc_pause_seconds_sum{here, job=~'$job'}[$__rate_interval]))
                                """),
                graph("Longest pause", SECONDS)
                        .about("How long a replica stood still at most, of late.")
                        .query(
                                INSTANCE,
                                "max by (namespace, job, instance) (jvm_gc_pause_seconds_max{here, job=~'$job'})"));
    }

    private static Row database() {
        return Row.of(
                "Database connections",
                graph("In use", COUNT)
                        .about("Connections that a request or a message has.")
                        .query(INSTANCE, "agroal_active_count{here, job=~'$job'}")
                        .wide(6),
                graph("Free", COUNT)
                        .about("Connections that are open and that nobody uses.")
                        .query(INSTANCE, "agroal_available_count{here, job=~'$job'}")
                        .wide(6),
                graph("Waiting", COUNT)
                        .about("Requests and messages that wait until another gives a connection back.")
                        .query(INSTANCE, "agroal_awaiting_count{here, job=~'$job'}")
                        .wide(6)
                        .with(Thresholds.badFrom(1)),
                graph("Most at once", COUNT)
                        .about("How many were in use at once at most, since the start.")
                        .query(INSTANCE, "agroal_max_used_count{here, job=~'$job'}")
                        .wide(6));
    }

    private static Row disks() {
        return Row.of(
                "Disks of the namespace (in Kubernetes)",
                graph("Volumes", SHARE)
                        .about("""
                                How full the volumes are: PostgreSQL's and Kafka's, where they are in the same
                                namespace.
                                """)
                        .query("{{persistentvolumeclaim}}", """
                                1 - max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes{here}
                                / kubelet_volume_stats_capacity_bytes{here})
                                """)
                        .wide(24)
                        .with(Thresholds.badFrom(0.8, 0.9)));
    }
}
