package org.rapport.kit.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.rapport.kit.config.ServiceConfig;
import org.rapport.kit.health.ConditionAnswer;
import org.rapport.kit.startup.StartCondition;

/**
 * Ready once Kafka has not said that a topic is missing which the service reads or writes: the brokers make none by
 * accident, and clients would wait for it without end. A Kafka that does not answer is no reason: services serve without.
 */
@Readiness
@ApplicationScoped
class TopicReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TopicReadiness.class);
    private static final int PATIENCE = Math.toIntExact(Duration.ofSeconds(5).toMillis());

    private final String service;
    private final Set<String> topics;
    private final StartCondition condition;

    @Inject
    TopicReadiness(Config config, ServiceConfig service) {
        this(service.service(), NeededTopics.of(service.service(), Channel.all(config)));
    }

    TopicReadiness(String service, Set<String> topics) {
        this.service = service;
        this.topics = Set.copyOf(topics);
        this.condition = new StartCondition("topics", LOG::warn, LOG::info);
    }

    @Override
    public HealthCheckResponse call() {
        return ConditionAnswer.of(condition);
    }

    /** Whether it has to be looked again soon. */
    boolean isPressing() {
        return condition.isPressing();
    }

    /** Nobody can be asked for the moment. */
    void isUnknown() {
        condition.isUnknown();
    }

    /** Asks Kafka which of them there are. */
    void look(Admin admin) throws InterruptedException {
        Set<String> missing = new TreeSet<>();
        Set<String> hidden = new TreeSet<>();
        try {
            var asked = admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(PATIENCE));
            for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                    asked.topicNameValues().entrySet()) {
                sort(topic.getKey(), topic.getValue(), missing, hidden);
            }
        } catch (ExecutionException | KafkaException _) {
            condition.isUnknown();
            return;
        }
        if (!missing.isEmpty()) {
            condition.isWrong("Kafka lacks topics: run the migration job of " + service
                    + ", told where Kafka is, or make them as docs/operations/kafka.md lists them; missing: "
                    + String.join(", ", missing));
        } else if (!hidden.isEmpty()) {
            condition.isDoubtful("Kafka does not say whether there are topics: give the user of " + service
                    + " the rights of docs/operations/kafka.md; hidden: " + String.join(", ", hidden));
        } else {
            condition.isRight();
        }
    }

    private static void sort(String name, KafkaFuture<TopicDescription> topic, Set<String> missing, Set<String> hidden)
            throws ExecutionException, InterruptedException {
        try {
            topic.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case UnknownTopicOrPartitionException _ -> missing.add(name);
                case TopicAuthorizationException _ -> hidden.add(name);
                case null, default -> throw e;
            }
        }
    }
}
