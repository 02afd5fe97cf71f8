package org.rapport.installation.kafka;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rapport.events.Topics;
import org.rapport.events.Topics.Definition;
import org.rapport.installation.Component;

/** Topics and users for Strimzi's operators: {@code deploy/kubernetes/components/kafka-strimzi}. */
final class StrimziManifests {

    private static final String BEGINNING = """
            # %s Made from the code (deploy/installation, package kafka):
            # ./mvnw -pl deploy/installation -am test -Dsettings=write
            """;

    private static final String API = "kafka.strimzi.io/v1";

    private static final String TOPIC = """
            ---
            apiVersion: %1$s
            kind: KafkaTopic
            metadata:
              name: %2$s
              labels:
                strimzi.io/cluster: kafka
            spec:
              topicName: %2$s
              partitions: %3$d
              config:
            %4$s""";

    private static final String USER = """
            ---
            apiVersion: %s
            kind: KafkaUser
            metadata:
              name: %s
              labels:
                strimzi.io/cluster: kafka
            spec:
              authentication:
                type: scram-sha-512
              authorization:
                type: simple
                acls:
            %s""";

    private static final String RIGHT = """
                  - resource:
                      type: %s
                      name: %s
                      patternType: literal
                    operations: [%s]
            """;

    private StrimziManifests() {}

    /** Every topic of an installation; a name of ours is also one that Kubernetes takes. */
    static String topics() {
        SortedMap<String, Definition> topics = new TreeMap<>();
        for (Component service : Component.services()) {
            Topics.neededBy(service.toString()).forEach(topic -> topics.put(topic.name(), topic));
        }
        return BEGINNING.formatted("Every topic, with as many copies as the brokers are told to keep.")
                + topics.values().stream().map(StrimziManifests::topic).collect(Collectors.joining());
    }

    /** The users of what goes on running; a migration has none, for the topics are above. */
    static String users() {
        return BEGINNING.formatted("Who may do what. Read and Write include Describe.")
                + KafkaUser.running().stream().map(StrimziManifests::user).collect(Collectors.joining());
    }

    private static String topic(Definition topic) {
        // in quotes: a number of this size may be written with an exponent on its way
        String config = new TreeMap<>(topic.config())
                .entrySet().stream()
                        .map(entry -> "    %s: \"%s\"\n".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
        return TOPIC.formatted(API, topic.name(), topic.partitions(), config);
    }

    private static String user(KafkaUser user) {
        return USER.formatted(
                API,
                user.name(),
                user.rights().stream()
                        .map(right -> RIGHT.formatted(
                                right.resource().kind(), right.resource().name(), told(right)))
                        .collect(Collectors.joining()));
    }

    private static String told(Right right) {
        return right.operations().stream().map(Operation::toString).collect(Collectors.joining(", "));
    }
}
