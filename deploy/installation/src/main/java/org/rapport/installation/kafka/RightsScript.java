package org.rapport.installation.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rights of every user as calls of Kafka's own tool: {@code deploy/installation/kafka/rights.sh}. */
final class RightsScript {

    private static final String BEGINNING = """
            #!/bin/sh
            # Gives each user at Kafka what docs/operations/kafka.md says, by Kafka's kafka-acls.sh; twice changes nothing:
            #
            #     rights.sh BROKERS PROPERTIES
            #
            # PROPERTIES is a file that says how somebody signs in who may alter rights; KAFKA_HOME is /opt/kafka, as in Kafka's
            # image, unless it is set. Made from the code (package kafka): ./mvnw -pl deploy/installation -am test -Dsettings=write
            set -eu
            brokers=$1
            properties=$2

            may() {
              user=$1
              shift
              "${KAFKA_HOME:-/opt/kafka}/bin/kafka-acls.sh" --bootstrap-server "$brokers" --command-config "$properties" \\
                --add --allow-principal "User:$user" "$@" > /dev/null
              echo "$user may $2 what it should"
            }
            """;

    private RightsScript() {}

    static String script() {
        return BEGINNING + KafkaUser.all().stream().map(RightsScript::calls).collect(Collectors.joining());
    }

    /** One call for all that a user may do in the same way: each takes a second. */
    private static String calls(KafkaUser user) {
        Map<Set<Operation>, List<String>> resources = new LinkedHashMap<>();
        for (Right right : user.rights()) {
            resources
                    .computeIfAbsent(right.operations(), _ -> new ArrayList<>())
                    .add(option(right.resource()) + " " + right.resource().name());
        }
        return resources.entrySet().stream()
                .map(entry -> "\nmay " + user.name()
                        + entry.getKey().stream()
                                .map(operation -> " --operation " + operation)
                                .collect(Collectors.joining())
                        + entry.getValue().stream()
                                .map(resource -> " \\\n  " + resource)
                                .collect(Collectors.joining())
                        + "\n")
                .collect(Collectors.joining());
    }

    private static String option(Resource resource) {
        return switch (resource.kind()) {
            case TOPIC -> "--topic";
            case GROUP -> "--group";
            case TRANSACTIONAL_ID -> "--transactional-id";
        };
    }
}
