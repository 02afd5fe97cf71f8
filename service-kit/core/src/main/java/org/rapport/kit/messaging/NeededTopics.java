package org.rapport.kit.messaging;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rapport.events.Topics;

/** The topics that a service reads or writes, and so may ask for: its own, those of its channels, and what all share. */
final class NeededTopics {

    private static final String PREFIX = "crm.";

    private NeededTopics() {}

    /** By name, in their order. */
    static Set<String> of(String service, List<Channel> channels) {
        Set<String> topics = new TreeSet<>(
                List.of(Topics.DIRECTORY, Topics.SEALS, Topics.VERIFICATION_REQUESTS, Topics.VERIFICATION_ANSWERS));
        names(Topics.of(service).stream()).forEach(topics::add);
        List<String> events = names(Topics.all().stream()).toList();
        channels.stream().flatMap(channel -> channel.topics().stream()).forEach(topic -> {
            topics.add(topic);
            if (events.contains(topic)) {
                topics.add(Topics.deadLetters(topic.substring(PREFIX.length()), service)
                        .name());
            }
        });
        return topics;
    }

    private static Stream<String> names(Stream<Topics.Definition> topics) {
        return topics.map(Topics.Definition::name);
    }
}
