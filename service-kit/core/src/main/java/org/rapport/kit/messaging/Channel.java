package org.rapport.kit.messaging;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * An incoming channel of the service, as its configuration has it.
 *
 * @param group the consumer group that its messages are read for
 */
record Channel(String name, String group, List<String> topics) {

    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String DEFAULT_GROUP = "mp.messaging.connector.smallrye-kafka.group.id";
    private static final Pattern CONNECTOR = Pattern.compile(Pattern.quote(INCOMING) + "([a-z-]+)\\.connector");

    /** All of them, by name. */
    static List<Channel> all(Config config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .map(CONNECTOR::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .map(name -> named(name, config))
                .toList();
    }

    private static Channel named(String name, Config config) {
        String group = config.getOptionalValue(INCOMING + name + ".group.id", String.class)
                .orElseGet(() -> config.getValue(DEFAULT_GROUP, String.class));
        List<String> topics = config.getOptionalValues(INCOMING + name + ".topics", String.class)
                .or(() -> config.getOptionalValues(INCOMING + name + ".topic", String.class))
                .orElse(List.of(name));
        return new Channel(name, group, topics);
    }
}
