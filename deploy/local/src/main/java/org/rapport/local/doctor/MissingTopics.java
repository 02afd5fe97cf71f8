package org.rapport.local.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.rapport.events.Topics;
import org.rapport.local.kafka.KafkaServer;

/** Whether the topics that the services need are there. */
public final class MissingTopics extends KafkaExamination {

    private final List<String> services;

    public MissingTopics(KafkaServer kafka, List<String> services) {
        super(kafka);
        this.services = List.copyOf(services);
    }

    @Override
    public String subject() {
        return "topics";
    }

    @Override
    List<Finding> findings(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> there = admin.listTopics().names().get();
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (String service : services) {
            for (Topics.Definition topic : Topics.neededBy(service)) {
                if (!there.contains(topic.name())) {
                    missing.computeIfAbsent(topic.name(), _ -> new ArrayList<>())
                            .add(service);
                }
            }
        }
        Map<List<String>, List<String>> topicsOf = new LinkedHashMap<>();
        missing.forEach((topic, needing) ->
                topicsOf.computeIfAbsent(needing, _ -> new ArrayList<>()).add(topic));
        return topicsOf.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One service's migration makes those that several need. */
    private static Finding finding(List<String> needing, List<String> topics) {
        String maker = needing.getFirst();
        return new Finding(
                "Kafka has no topic " + String.join(", ", topics) + ", needed by " + String.join(", ", needing),
                "./crm down " + maker + " and ./crm up " + maker + " makes what is missing");
    }
}
