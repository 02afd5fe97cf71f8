package org.rapport.installation.kafka;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rapport.events.Topics;
import org.rapport.installation.Component;

/** What the consumers of each service hear: the channels of its {@code application.properties}, and the kit's. */
final class Subscriptions {

    private static final String PREFIX = "crm.";

    private Subscriptions() {}

    /** The topics with events, and those in which the service is given its dead letters again. */
    static Set<String> of(Component service) {
        Set<String> topics = new TreeSet<>(events(service));
        topics.addAll(redrivesOf(service));
        return topics;
    }

    /** Where a service puts what it cannot digest. */
    static Set<String> deadLettersOf(Component service) {
        return events(service).stream()
                .map(topic -> Topics.deadLetters(producer(topic), service.toString()))
                .map(Topics.Definition::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where a service is given it again. */
    static Set<String> redrivesOf(Component service) {
        return deadLettersOf(service).stream().map(Topics::redriveOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tags are admin's to tell, and everybody hears them. */
    private static List<String> events(Component service) {
        return switch (service) {
            case ADMIN -> List.of(Topics.ADMIN, Topics.DIRECTORY, Topics.MARKETING, Topics.SALES, Topics.SUPPORT);
            case MARKETING, SUPPORT -> List.of(Topics.ADMIN, Topics.SALES);
            case SALES -> List.of(Topics.ADMIN, Topics.MARKETING, Topics.SALES, Topics.SUPPORT);
            case GATEWAY, KEYCLOAK -> throw new IllegalArgumentException(service + " is no service");
        };
    }

    private static String producer(String topic) {
        return topic.substring(PREFIX.length());
    }
}
