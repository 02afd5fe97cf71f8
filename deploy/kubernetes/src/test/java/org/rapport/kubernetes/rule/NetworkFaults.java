package org.rapport.kubernetes.rule;

import static org.rapport.kubernetes.rule.Faults.GATEWAY;
import static org.rapport.kubernetes.rule.Faults.GOOD;
import static org.rapport.kubernetes.rule.Faults.KEYCLOAK;
import static org.rapport.kubernetes.rule.Faults.MIGRATION;
import static org.rapport.kubernetes.rule.Faults.SALES;
import static org.rapport.kubernetes.rule.Faults.changed;

import java.util.stream.Stream;

/** What can be wrong with policies, and with what they let through. */
final class NetworkFaults {

    private NetworkFaults() {}

    static Stream<Fault> all() {
        return Stream.of(
                Fault.of(
                        GOOD.without("NetworkPolicy/closed"),
                        "NetworkPolicy: none selects all pods and allows nothing"),
                Fault.of(
                        GOOD.with("NetworkPolicy/closed", "Egress]", "Egress]\n  egress: [{}]"),
                        "NetworkPolicy: none selects all pods and allows nothing"),
                Fault.of(
                        GOOD.with("NetworkPolicy/gateway", "port: 8090", "port: 8080"),
                        GATEWAY + ": nobody may reach its port management",
                        "PodMonitor/gateway: Deployment/gateway does not let monitoring in at management"),
                changed(
                        "NetworkPolicy/sales",
                        "- port: http",
                        "- port: http\n        - port: management",
                        "no pod that it selects has a port management"),
                changed(
                        "NetworkPolicy/sales",
                        "from:\n        - podSelector:\n            matchLabels:\n              app.kubernetes.io/name: gateway\n      ports:",
                        "ports:",
                        "a rule lets everybody in"),
                changed(
                                "NetworkPolicy/names",
                                "podSelector: {}",
                                "podSelector:\n    matchLabels:\n      app.kubernetes.io/name: sale",
                                "its selector finds no pods")
                        .and(mayNotAsk(GATEWAY, "UDP", "TCP"))
                        .and(mayNotAsk(KEYCLOAK, "UDP", "TCP"))
                        .and(mayNotAsk(SALES, "UDP", "TCP"))
                        .and(mayNotAsk(MIGRATION, "UDP", "TCP")),
                Fault.of(GOOD.with("NetworkPolicy/names", "        - port: 53\n          protocol: UDP\n", ""))
                        .and(mayNotAsk(GATEWAY, "UDP"))
                        .and(mayNotAsk(KEYCLOAK, "UDP"))
                        .and(mayNotAsk(SALES, "UDP"))
                        .and(mayNotAsk(MIGRATION, "UDP")),
                Fault.of(
                        GOOD.with("NetworkPolicy/sales", "- port: 9093", "- port: 9094"),
                        SALES + ": it may not go to kafka-kafka-bootstrap:9093"),
                Fault.of(
                        GOOD.with("NetworkPolicy/sales", "- port: 5432", "- port: 5433"),
                        SALES + ": it may not go to postgres-rw:5432",
                        MIGRATION + ": it may not go to postgres-rw:5432"),
                Fault.of(
                        GOOD.with("NetworkPolicy/sales", "name: gateway", "name: gate"),
                        GATEWAY + ": Deployment/sales-service does not let it in"),
                Fault.of(
                        GOOD.with("NetworkPolicy/gateway", "    - ports:\n        - port: 8080\n", "    - ports:\n")
                                .with("NetworkPolicy/gateway", "component: service", "component: services"),
                        GATEWAY + ": it may not go to keycloak-service:8080",
                        GATEWAY + ": it may not go to sales-service:8080"),
                Fault.of(
                        GOOD.with("Service/sales-service", "port: 8080", "port: 80"),
                        GATEWAY + ": nothing listens at sales-service:8080"));
    }

    private static String[] mayNotAsk(String document, String... protocols) {
        return Stream.of(protocols)
                .map(protocol -> document + ": it may not ask for names by " + protocol)
                .toArray(String[]::new);
    }
}
