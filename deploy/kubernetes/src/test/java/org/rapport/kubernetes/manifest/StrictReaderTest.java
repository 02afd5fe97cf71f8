package org.rapport.kubernetes.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictReaderTest {

    private static final Sample INSTALLATION = Sample.of("installation.yaml");
    private static final Sample KINDS = Sample.of("kinds.yaml");
    private static final String SALES = "Deployment/sales-service";

    /** A change, and what is said of it, or how that begins. */
    record Fault(Sample sample, List<String> sentences) {

        @Override
        public String toString() {
            return String.join("; ", sentences);
        }
    }

    @Test
    void understandsEveryKindThatWeMayUse() {
        assertThat(KINDS.read().faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"ofFields", "ofWords", "ofKindsWithoutClasses"})
    void saysWhere(Fault fault) {
        assertThat(fault.sample().read().faults())
                .zipSatisfy(fault.sentences(), (said, begin) -> assertThat(said).startsWith(begin));
    }

    @Test
    void refusesWhatIsSaidTwice() {
        assertThatThrownBy(() -> StrictReader.read("kind: Service\nkind: ConfigMap\n"))
                .hasMessageContaining("Duplicate field 'kind'");
    }

    private static Stream<Fault> ofFields() {
        return Stream.of(
                fault(SALES, "resources:", "resourcez:", "spec.template.spec.containers[0].resourcez is unknown"),
                fault(
                        SALES,
                        "path: /q/health/started",
                        "paths: /",
                        "spec.template.spec.containers[0].startupProbe.httpGet.paths is unknown"),
                fault(
                        SALES,
                        "\nspec:\n  selector:",
                        "\nspec:\n  minReadySeconds: \"2\"\n  selector:",
                        "spec.minReadySeconds: Cannot coerce String value"),
                fault(
                        "ConfigMap/sales-migration",
                        "CRM_SERVICE: sales",
                        "CRM_SERVICE: 1",
                        "data.CRM_SERVICE: Cannot coerce Integer value"),
                fault("ConfigMap/gateway", "apiVersion: v1", "apiVersion: v2", "nothing is known of ConfigMap of v2"),
                kind("Kafka/kafka", "tls: true", "tsl: true", "spec.kafka.listeners[0].tsl is unknown"),
                kind("KafkaNodePool/brokers", "size: 50Gi", "sizes: 50Gi", "spec.storage.volumes[0].sizes is unknown"),
                kind(
                        "KafkaUser/kafka-sales",
                        "operations: [",
                        "operation: Read\n        operations: [",
                        "spec.authorization.acls[0].operation: "),
                kind(
                        "KafkaTopic/crm.sales",
                        "retention.ms: -1",
                        "retention.ms: [-1]\n  topics: 3",
                        "spec.topics is unknown"),
                kind("Certificate/gateway", "dnsNames:", "dnsName:", "spec.dnsName is unknown"),
                kind("HTTPRoute/gateway", "backendRefs:", "backendRef:", "spec.rules[0].backendRef is unknown"));
    }

    private static Stream<Fault> ofWords() {
        return Stream.of(
                fault(
                        SALES,
                        "  selector:\n    matchLabels:\n      app.kubernetes.io/name: sales\n      app.kubernetes.io/component: service\n",
                        "",
                        "spec.selector is missing"),
                fault(
                        SALES,
                        "type: RuntimeDefault",
                        "type: RuntimeDefaults",
                        "spec.template.spec.securityContext.seccompProfile.type: "),
                fault(
                        SALES,
                        "image: registry.example.com:5000/crm/rapport-sales:1.2.0",
                        "stdin: false",
                        "spec.template.spec.containers[0].image is missing"),
                fault(
                        SALES,
                        "containerPort: 8080",
                        "containerPort: 80800",
                        "spec.template.spec.containers[0].ports[0].containerPort: "),
                fault(
                        SALES,
                        "secretName: sales-keys",
                        "optional: false",
                        "spec.template.spec.volumes[0].secret.secretName is missing"),
                fault(
                        "Job/sales-migration",
                        "      restartPolicy: OnFailure\n",
                        "",
                        "spec.template.spec.restartPolicy is missing"),
                fault(
                        "Job/sales-migration",
                        "restartPolicy: OnFailure",
                        "restartPolicy: Always",
                        "spec.template.spec.restartPolicy: "),
                fault("NetworkPolicy/closed", "[Ingress, Egress]", "[Ingress, Egres]", "spec.policyTypes[1]: "),
                fault("NetworkPolicy/names", "protocol: UDP", "protocol: UPD", "spec.egress[0].ports[0].protocol: "),
                fault(
                        "PodDisruptionBudget/sales-service",
                        "  maxUnavailable: 1\n",
                        "",
                        "spec.maxUnavailable is missing",
                        "spec.minAvailable is missing",
                        "spec: must be valid to one and only one schema"),
                fault(
                        "HorizontalPodAutoscaler/sales-service",
                        "    name: sales-service\n",
                        "",
                        "spec.scaleTargetRef.name is missing"),
                fault(
                        "Ingress/gateway",
                        "pathType: Prefix",
                        "pathType: prefix",
                        "spec.rules[0].http.paths[0].pathType: "),
                fault("Service/gateway", "targetPort: http", "targetPort: HTTP", "spec.ports[0].targetPort: "));
    }

    private static Stream<Fault> ofKindsWithoutClasses() {
        return Stream.of(
                kind(
                        "Cluster/postgres",
                        "name: postgres\nspec",
                        "name: postgres\n  labels: {a: b c}\nspec",
                        "metadata.labels.a: "),
                kind("Cluster/postgres", "walStorage:", "walStorages:", "spec.walStorages is unknown"),
                kind(
                        "Cluster/postgres",
                        "dataDurability: required",
                        "dataDurability: require",
                        "spec.postgresql.synchronous.dataDurability: "),
                kind(
                        "Cluster/postgres",
                        "wal_level: logical",
                        "wal_level: 3",
                        "spec.postgresql.parameters.wal_level: integer found, string expected"),
                kind("ScheduledBackup/postgres", "0 0 3 * * *", "0 3 * * *", "spec.schedule: "),
                kind("Keycloak/keycloak", "headers: xforwarded", "headers: xforward", "spec.proxy.headers: "),
                kind(
                        "Keycloak/keycloak",
                        "      value: info\n",
                        "",
                        "spec.additionalOptions[0].secret is missing",
                        "spec.additionalOptions[0].value is missing",
                        "spec.additionalOptions[0]: must be valid to one and only one schema"),
                fault(
                        "Keycloak/keycloak",
                        "- envFrom:",
                        "- envFro:",
                        "spec.unsupported.podTemplate.spec.containers[0].envFro is unknown"),
                kind(
                        "ServiceMonitor/services",
                        "operator: In",
                        "operator: in",
                        "spec.selector.matchExpressions[0].operator: "),
                kind(
                        "PodMonitor/gateway",
                        "port: management",
                        "targetPort: 8090",
                        "spec.podMetricsEndpoints[0]: must not be valid"),
                kind("PrometheusRule/services", "for: 5m", "for: 5 minutes", "spec.groups[0].rules[1].for: "),
                kind(
                        "ExternalSecret/sales-keys",
                        "kind: ClusterSecretStore",
                        "kind: Vault",
                        "spec.secretStoreRef.kind: "));
    }

    private static Fault fault(String document, String text, String another, String... sentences) {
        return fault(INSTALLATION, document, text, another, sentences);
    }

    private static Fault kind(String document, String text, String another, String... sentences) {
        return fault(KINDS, document, text, another, sentences);
    }

    private static Fault fault(Sample good, String document, String text, String another, String... sentences) {
        return new Fault(
                good.with(document, text, another),
                Stream.of(sentences).map(sentence -> document + ": " + sentence).toList());
    }
}
