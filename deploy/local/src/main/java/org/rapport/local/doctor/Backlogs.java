package org.rapport.local.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.rapport.local.kafka.KafkaServer;

/** Whether consumer groups keep up with their topics. */
public final class Backlogs extends KafkaExamination {

    private static final long MOST = 1000;

    private final long most;

    public Backlogs(KafkaServer kafka) {
        this(kafka, MOST);
    }

    Backlogs(KafkaServer kafka, long most) {
        super(kafka);
        this.most = most;
    }

    @Override
    public String subject() {
        return "consumer groups";
    }

    @Override
    List<Finding> findings(Admin admin) throws ExecutionException, InterruptedException {
        List<String> groups = admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(GroupListing::groupId)
                .sorted()
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (String group : groups) {
            behind(admin, group).forEach((topic, messages) -> {
                if (messages > most) {
                    findings.add(finding(group, topic, messages));
                }
            });
        }
        return findings;
    }

    private static Finding finding(String group, String topic, long messages) {
        String part = group.split("-service")[0];
        return new Finding(
                "the consumer group " + group + " has " + messages + " messages of " + topic + " before it",
                "./crm up " + part + " if it is down; ./crm logs " + part + " tells whether it waits");
    }

    private static Map<String, Long> behind(Admin admin, String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        handled.values().removeIf(offset -> offset == null); // nothing of it was ever handled
        Map<TopicPartition, ListOffsetsResultInfo> ends = ends(admin, handled);
        return ends.entrySet().stream()
                .collect(Collectors.groupingBy(
                        end -> end.getKey().topic(),
                        TreeMap::new,
                        Collectors.summingLong(end -> Math.max(
                                0,
                                end.getValue().offset()
                                        - handled.get(end.getKey()).offset()))));
    }

    /** Of the topics that are still there. */
    private static Map<TopicPartition, ListOffsetsResultInfo> ends(
            Admin admin, Map<TopicPartition, OffsetAndMetadata> handled)
            throws ExecutionException, InterruptedException {
        var there = admin.listTopics().names().get();
        return admin.listOffsets(handled.keySet().stream()
                        .filter(partition -> there.contains(partition.topic()))
                        .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                .all()
                .get();
    }
}
