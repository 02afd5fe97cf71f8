package org.rapport.installation.kafka;

import java.util.stream.Collectors;
import org.rapport.installation.kafka.Resource.Kind;

/** {@code docs/operations/kafka.md}: the users of Kafka and their rights, for who gives them at a Kafka of their own. */
final class KafkaPage {

    private static final String BEGINNING = """
            # Kafka

            Each part signs in as a user of its own (`KAFKA_SASL_JAAS_CONFIG`, see
            [how Kafka is reached](../../service-kit/README.md#how-kafka-is-reached)), and has these rights there and no other.
            This page is made from the code that gives them on a developer's machine (`deploy/installation`, package `kafka`);
            for Strimzi the same is in [`deploy/kubernetes/components/kafka-strimzi`](../../deploy/kubernetes/components/kafka-strimzi),
            and for another Kafka in [`deploy/installation/kafka/rights.sh`](../../deploy/installation/kafka/rights.sh), which calls Kafka's own tool.

            * Every name is a whole one: no right is given by a prefix or for all.
            * `Read` and `Write` include `Describe`, as with Kafka's own authorizer. Nobody needs `IdempotentWrite`: since Kafka 2.8
              the right to write a topic includes it.
            * Nobody deletes or alters anything, and the brokers make no topic by accident (`auto.create.topics.enable=false`).
            * Only migration jobs make topics. Where something else makes them (Strimzi does), a job is told no `KAFKA_…` at all,
              and needs no user.
            * Whoever else subscribes to `crm.admin`, `crm.marketing`, `crm.sales` or `crm.support` needs `Read` of the topic and of a
              group of their own.
            """;

    private KafkaPage() {}

    static String text() {
        return BEGINNING + KafkaUser.all().stream().map(KafkaPage::section).collect(Collectors.joining());
    }

    private static String section(KafkaUser user) {
        StringBuilder section = new StringBuilder("\n## ").append(user.name()).append("\n\n");
        section.append("| may | what | which |\n|---|---|---|\n");
        for (Kind kind : Kind.values()) {
            for (Operation operation : Operation.values()) {
                String names = names(user, operation, kind);
                if (!names.isEmpty()) {
                    section.append("| %s | %s | %s |\n".formatted(operation, kind, names));
                }
            }
        }
        return section.toString();
    }

    private static String names(KafkaUser user, Operation operation, Kind kind) {
        return user.rights().stream()
                .filter(right -> right.operations().contains(operation))
                .map(Right::resource)
                .filter(resource -> resource.kind() == kind)
                .map(resource -> "`" + resource.name() + "`")
                .collect(Collectors.joining(" "));
    }
}
