package org.rapport.kubernetes.rule;

import java.util.stream.Stream;
import org.rapport.kubernetes.manifest.Sample;

/** What can be wrong with an installation, one thing at a time, and what the rules say of it. */
final class Faults {

    static final Sample GOOD = Sample.of("installation.yaml");

    static final String GATEWAY = "Deployment/gateway";
    static final String SALES = "Deployment/sales-service";
    static final String KEYCLOAK = "Keycloak/keycloak";
    static final String MIGRATION = "Job/sales-migration";

    private Faults() {}

    static Stream<Fault> all() {
        return Stream.of(
                        references(),
                        rights(),
                        running(),
                        MonitorFaults.all(),
                        variables(),
                        secrets(),
                        NetworkFaults.all(),
                        operated(),
                        completeness())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> references() {
        return Stream.of(
                changed(
                        SALES,
                        "name: common",
                        "name: all",
                        "there is no ConfigMap all",
                        "nothing sets CRM_PUBLIC_URL",
                        "nothing sets KAFKA_BOOTSTRAP_SERVERS"),
                changed(
                        MIGRATION,
                        "serviceAccountName: sales-service",
                        "serviceAccountName: sales",
                        "there is no ServiceAccount sales"),
                changed(
                        SALES,
                        "- name: keys\n              mountPath: /keys",
                        "- name: key\n              mountPath: /keys",
                        "there is no volume key",
                        "the secret sales-keys: is not mounted at /keys"),
                changed(
                        SALES,
                        "matchLabels:\n      app.kubernetes.io/name: sales",
                        "matchLabels:\n      app.kubernetes.io/name: sale",
                        "its selector does not find its pods"),
                changed(
                        "HorizontalPodAutoscaler/sales-service",
                        "kind: Deployment\n    name: sales-service",
                        "kind: Deployment\n    name: sales",
                        "there is no Deployment/sales"),
                Fault.of(
                        GOOD.with("PodDisruptionBudget/sales-service", "component: service", "component: services"),
                        "PodDisruptionBudget/sales-service: its selector finds no pods",
                        "sales: it has no PodDisruptionBudget"),
                changed(
                        "Service/gateway",
                        "targetPort: http",
                        "targetPort: https",
                        "Deployment/gateway has no port https"),
                changed("Service/gateway", "targetPort: http", "targetPort: 80", "Deployment/gateway has no port 80"),
                changed(
                        "Service/gateway",
                        "name: gateway\n  ports",
                        "name: gate\n  ports",
                        "its selector finds no pods"),
                changed(
                        GATEWAY,
                        "path: /q/health/live\n              port: 8090",
                        "path: /q/health/live\n              port: 8091",
                        "a probe of gateway asks at port 8091, which it has not"),
                changed(
                        "Ingress/gateway",
                        "port:\n                  name: http",
                        "port:\n                  number: 8080",
                        "there is no such port of a Service gateway"));
    }

    private static Stream<Fault> rights() {
        return Stream.of(
                changed("ServiceAccount/gateway", "Token: false", "Token: true", "its token is mounted"),
                changed(SALES, "runAsNonRoot: true", "runAsNonRoot: false", "runAsNonRoot is not set"),
                changed(SALES, "runAsUser: 10001", "runAsUser: 0", "it runs as root, or as nobody says whom"),
                changed(SALES, "runAsGroup: 10001", "fsGroup: 10001", "it runs as root, or as nobody says whom"),
                changed(SALES, "type: RuntimeDefault", "type: Unconfined", "its seccomp profile is not RuntimeDefault"),
                changed(
                        SALES,
                        "automountServiceAccountToken: false",
                        "automountServiceAccountToken: true",
                        "a token for Kubernetes is mounted"),
                changed(
                        SALES,
                        "serviceAccountName:",
                        "hostPID: true\n      serviceAccountName:",
                        "it shares a namespace with its host"),
                changed(
                        SALES,
                        "volumes:",
                        "volumes:\n        - name: host\n          hostPath:\n            path: /",
                        "it mounts a folder of its host"),
                changed(
                        SALES,
                        "readOnlyRootFilesystem: true",
                        "readOnlyRootFilesystem: false",
                        "service: its file system can be written"),
                changed(
                        SALES,
                        "allowPrivilegeEscalation: false",
                        "allowPrivilegeEscalation: true",
                        "service: its privileges can grow"),
                changed(
                        SALES,
                        "readOnlyRootFilesystem: true",
                        "readOnlyRootFilesystem: true\n            privileged: true",
                        "service: it is privileged"),
                changed(
                        SALES,
                        "drop: [ALL]",
                        "drop: [ALL]\n              add: [NET_ADMIN]",
                        "service: it has capabilities"),
                changed(MIGRATION, "drop: [ALL]", "drop: [NET_RAW]", "migration: it has capabilities"),
                changed(
                        SALES,
                        "readOnlyRootFilesystem: true",
                        "readOnlyRootFilesystem: true\n            runAsUser: 0",
                        "service: it runs as root"));
    }

    private static Stream<Fault> running() {
        return Stream.of(
                changed(
                        SALES,
                        "limits:\n              memory: 640Mi",
                        "limits:\n              memory: 641Mi",
                        "service: the memory that it asks for is not its limit"),
                changed(
                        SALES,
                        "limits:\n              memory: 640Mi",
                        "limits: {}",
                        "service: the memory that it asks for is not its limit"),
                changed(SALES, "cpu: 250m", "ephemeral-storage: 1Gi", "service: it asks for no processors"),
                changed(
                        GATEWAY,
                        "@sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
                        ":latest",
                        "gateway: its image registry.example.com/crm/rapport-gateway:latest has no version"),
                changed(
                                MIGRATION,
                                ":1.2.0",
                                ":TAG",
                                "migration: its image registry.example.com:5000/crm/rapport-sales:TAG has no version")
                        .and("sales: [registry.example.com:5000/crm/rapport-sales:TAG] migrates for"
                                + " [registry.example.com:5000/crm/rapport-sales:1.2.0]"),
                changed(
                                MIGRATION,
                                "image: registry.example.com:5000/crm/rapport-sales:1.2.0",
                                "image: registry.example.com:5000/crm/rapport-sales",
                                "migration: its image registry.example.com:5000/crm/rapport-sales has no version")
                        .and("sales: [registry.example.com:5000/crm/rapport-sales] migrates for"
                                + " [registry.example.com:5000/crm/rapport-sales:1.2.0]"),
                changed(
                        GATEWAY,
                        "startupProbe:\n            httpGet:\n              path: /q/health/started\n              port: management\n",
                        "stdin: false\n",
                        "gateway: it has no startup probe"),
                changed(
                        GATEWAY,
                        "readinessProbe:\n            httpGet:\n              path: /q/health/ready\n              port: management\n",
                        "stdin: false\n",
                        "gateway: it has no readiness probe"),
                changed(
                        GATEWAY,
                        "livenessProbe:\n            httpGet:\n              path: /q/health/live\n              port: 8090\n",
                        "stdin: false\n",
                        "gateway: it has no liveness probe"),
                changed(
                        GATEWAY,
                        "terminationGracePeriodSeconds: 25",
                        "terminationGracePeriodSeconds: 24",
                        "it is killed after 24 s, and may need 25 s to end"),
                Fault.of(
                        GOOD.with("ConfigMap/gateway", "CRM_SERVER_NOTICE: 5s", "CRM_SERVER_DRAIN: 1m"),
                        GATEWAY + ": it is killed after 25 s, and may need 65 s to end"),
                changed(SALES, "seconds: 5", "seconds: 6", "it is killed after 30 s, and may need 31 s to end"));
    }

    private static Stream<Fault> variables() {
        return Stream.of(
                Fault.of(
                        GOOD.with("ConfigMap/gateway", "CRM_SERVER_NOTICE", "CRM_SERVER_NOTIZ"),
                        GATEWAY + ": gateway does not know CRM_SERVER_NOTIZ"),
                Fault.of(
                        GOOD.with("ConfigMap/sales-migration", "  CRM_SERVICE: sales\n", ""),
                        MIGRATION + ": nothing sets CRM_SERVICE"),
                changed(
                        MIGRATION,
                        "            - secretRef:\n                name: sales-migration-variables\n",
                        "",
                        "nothing sets CRM_DB_OWNER_PASSWORD"),
                changed(
                                MIGRATION,
                                "app.kubernetes.io/name: sales\n        ",
                                "",
                                "no label app.kubernetes.io/name says what it is",
                                "the secret sales-migration-variables: is none of -migration",
                                "the secret kafka-migration: is none of -migration",
                                "it may not go to postgres-rw:5432")
                        .and("sales: it has no Job that migrates"));
    }

    private static Stream<Fault> secrets() {
        return Stream.of(
                changed(
                        SALES,
                        "secretName: sales-keys",
                        "secretName: gateway-keys",
                        "the secret sales-keys is not mounted",
                        "the secret gateway-keys: is none of sales"),
                changed(
                        SALES,
                        "key: journal-sales.key",
                        "key: journal-admin.key",
                        "the secret sales-keys: is mounted with [internal-keys.jwks, journal-admin.key] instead of [internal-keys.jwks, journal-sales.key]"),
                changed(SALES, "mountPath: /keys", "mountPath: /key", "the secret sales-keys: is not mounted at /keys"),
                changed(
                        SALES,
                        "name: sales-variables",
                        "name: sales-migration-variables",
                        "the secret sales-migration-variables: is none of sales",
                        "nothing sets QUARKUS_DATASOURCE_PASSWORD"),
                changed(
                        SALES,
                        "volumes:",
                        "volumes:\n        - name: other\n          secret:\n            secretName: sales-variables",
                        "the secret sales-variables: is for variables"),
                changed(
                        GATEWAY,
                        "name: kafka-gateway",
                        "name: kafka-sales",
                        "the secret kafka-sales: is none of gateway"),
                changed(
                        MIGRATION,
                        "name: kafka-migration",
                        "name: kafka-sales",
                        "the secret kafka-sales: is none of sales-migration"),
                changed(
                        SALES,
                        "name: sales-variables",
                        "name: sales-variables\n            - secretRef:\n                name: mail",
                        "the secret mail: is none of sales"),
                changed(
                        GATEWAY,
                        "key: sasl.jaas.config",
                        "key: password",
                        "the secret kafka-gateway: is used by another key than sasl.jaas.config"),
                changed(
                        GATEWAY,
                        "key: ca.crt",
                        "key: ca.key",
                        "the secret kafka-cluster-ca-cert: is more than ca.crt, which alone is public"),
                changed(
                        GATEWAY,
                        "            items:\n              - key: ca.crt\n                path: ca.crt",
                        "",
                        "the secret kafka-cluster-ca-cert: is more than ca.crt, which alone is public"),
                changed(
                        "Ingress/gateway",
                        "secretName: gateway-tls",
                        "secretName: gateway-keys",
                        "the secret gateway-keys is no certificate's: its name ends with -tls"),
                changed(
                        "ExternalSecret/sales-variables",
                        "secretKey: CRM_RELAY_PASSWORD",
                        "secretKey: RELAY_PASSWORD",
                        "makes [QUARKUS_DATASOURCE_PASSWORD, RELAY_PASSWORD] in sales-variables instead of [CRM_RELAY_PASSWORD, QUARKUS_DATASOURCE_PASSWORD]"),
                Fault.of(
                        GOOD.with("ConfigMap/sales-service", "\ndata:", "\ndata:\n  CRM_RELAY_PASSWORD: secret"),
                        SALES + ": CRM_RELAY_PASSWORD is a secret, and everybody can read it"));
    }

    private static Stream<Fault> operated() {
        return Stream.of(
                changed(KEYCLOAK, "drop: [ALL]", "drop: []", "keycloak: it has capabilities"),
                changed(
                        KEYCLOAK,
                        "limits:\n      memory: 1Gi",
                        "limits:\n      memory: 2Gi",
                        "keycloak: the memory that it asks for is not its limit"),
                changed(
                        KEYCLOAK,
                        "name: db-url",
                        "name: db-uri",
                        "keycloak does not know KC_DB_URI",
                        "nothing sets KC_DB_URL"),
                changed(
                        KEYCLOAK,
                        "name: keycloak-variables",
                        "name: postgres-variables",
                        "the secret postgres-variables: is none of keycloak",
                        "nothing sets KC_DB_PASSWORD",
                        "nothing sets CRM_GATEWAY_CLIENT_SECRET",
                        "nothing sets CRM_KEYCLOAK_ADMIN_CLIENT_SECRET"),
                Fault.of(
                        GOOD.with("NetworkPolicy/keycloak", "- port: management", "- port: http"),
                        KEYCLOAK + ": nobody may reach its port management"),
                Fault.of(
                        GOOD.with("NetworkPolicy/gateway", "name: keycloak", "name: cloak"),
                        KEYCLOAK + ": Deployment/gateway does not let it in"),
                Fault.of(
                        GOOD.with("NetworkPolicy/keycloak", "port: 5432", "port: 5433"),
                        KEYCLOAK + ": it may not go to postgres-rw:5432"));
    }

    private static Stream<Fault> completeness() {
        return Stream.of(
                Fault.of(GOOD.without(MIGRATION), "sales: it has no Job that migrates"),
                Fault.of(GOOD.without("PodDisruptionBudget/sales-service"), "sales: it has no PodDisruptionBudget"),
                Fault.of(
                        GOOD.without("Service/sales-service")
                                .with("ConfigMap/gateway", "  CRM_SALES_URL: http://sales-service:8080\n", ""),
                        "sales: it has no Service"),
                Fault.of(
                        GOOD.with(MIGRATION, ":1.2.0", ":1.1.0"),
                        "sales: [registry.example.com:5000/crm/rapport-sales:1.1.0] migrates for"
                                + " [registry.example.com:5000/crm/rapport-sales:1.2.0]"),
                Fault.of(
                        GOOD.without(SALES)
                                .without("Service/sales-service")
                                .without("PodDisruptionBudget/sales-service")
                                .without("HorizontalPodAutoscaler/sales-service")
                                .without("PodMonitor/services")
                                .with(
                                        "NetworkPolicy/sales",
                                        "  ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              app.kubernetes.io/name: gateway\n      ports:\n        - port: http\n    - from:\n        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: monitoring\n      ports:\n        - port: http\n",
                                        ""),
                        "sales: it has no Deployment",
                        "sales: it has no Service",
                        "sales: it has no PodDisruptionBudget"));
    }

    static Fault changed(String document, String text, String another, String... sentences) {
        return Fault.in(GOOD, document, text, another, sentences);
    }
}
