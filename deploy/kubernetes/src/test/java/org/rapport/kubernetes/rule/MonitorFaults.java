package org.rapport.kubernetes.rule;

import static org.rapport.kubernetes.rule.Faults.GATEWAY;
import static org.rapport.kubernetes.rule.Faults.GOOD;
import static org.rapport.kubernetes.rule.Faults.SALES;
import static org.rapport.kubernetes.rule.Faults.changed;

import java.util.stream.Stream;

/** What can be wrong with who is asked for metrics. */
final class MonitorFaults {

    private MonitorFaults() {}

    static Stream<Fault> all() {
        return Stream.of(
                changed(
                                "PodMonitor/services",
                                "component: service",
                                "component: services",
                                "its selector finds no pods")
                        .and(SALES + ": no PodMonitor finds it"),
                Fault.of(GOOD.without("PodMonitor/gateway"), GATEWAY + ": no PodMonitor finds it"),
                changed(
                        "PodMonitor/gateway",
                        "port: management",
                        "port: metrics",
                        "Deployment/gateway has no port metrics"),
                changed(
                        "PodMonitor/services",
                        "separator: \"-\"",
                        "separator: _",
                        "the job of Deployment/sales-service is sales_service"),
                changed(
                        "PodMonitor/gateway",
                        "  jobLabel: app.kubernetes.io/name\n",
                        "",
                        "the job of Deployment/gateway is "),
                Fault.of(
                        GOOD.with("NetworkPolicy/sales", "name: monitoring", "name: monitor"),
                        "PodMonitor/services: Deployment/sales-service does not let monitoring in at http"));
    }
}
