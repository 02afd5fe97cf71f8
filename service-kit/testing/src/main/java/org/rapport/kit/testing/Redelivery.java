package org.rapport.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;

/**
 * What a service goes through whose consumer group is set back further than the inbox remembers: it is given events once
 * more, and takes them for new.
 */
public final class Redelivery {

    private static final Duration SOON = Duration.ofSeconds(60);

    private Redelivery() {}

    /** That {@code consumer} has handled the event with id {@code event}. */
    private record Handled(String consumer, UUID event) {}

    /**
     * Lets the inbox forget {@code events}, which {@code topic} has had or is about to have, and delivers them again;
     * what {@code seen} sees must be the same after that, and no event may be a dead letter. Other events stay in the
     * inbox: whoever tests something else in the same database notices nothing.
     */
    public static void changesNothing(String topic, List<? extends Envelope<?>> events, Supplier<?> seen)
            throws SQLException {
        Set<UUID> ids = events.stream().map(Envelope::id).collect(Collectors.toSet());
        await().pollInSameThread().atMost(SOON).until(() -> handled(ids).stream()
                .map(Handled::event)
                .collect(Collectors.toSet())
                .equals(ids));
        Object before = seen.get();

        Set<Handled> forgotten = forget(ids);
        Broker.publish(topic, events);

        await().pollInSameThread()
                .atMost(SOON)
                .until(() -> handled(ids).containsAll(forgotten)
                        || !buried(topic, ids).isEmpty());
        assertThat(buried(topic, ids)).as("dead letters").isEmpty();
        assertThat(seen.get()).isEqualTo(before);
    }

    private static Set<Handled> handled(Set<UUID> events) throws SQLException {
        return inInbox("select consumer, event_id from inbox where event_id = any(?)", events);
    }

    private static Set<Handled> forget(Set<UUID> events) throws SQLException {
        return inInbox("delete from inbox where event_id = any(?) returning consumer, event_id", events);
    }

    /** What {@code sql} answers the superuser, whom row-level security does not bind. */
    private static Set<Handled> inInbox(String sql, Set<UUID> events) throws SQLException {
        var stack = ServiceStack.running();
        try (var connection = stack.postgres().connect(stack.database().service());
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", events.toArray()));
            try (var result = statement.executeQuery()) {
                var found = new HashSet<Handled>();
                while (result.next()) {
                    found.add(new Handled(result.getString(1), result.getObject(2, UUID.class)));
                }
                return found;
            }
        }
    }

    /** Those of the events that the service could not handle. */
    private static List<String> buried(String topic, Set<UUID> events) {
        String letters = Topics.deadLetters(
                        topic.substring("crm.".length()),
                        ServiceStack.running().database().service())
                .name();
        return Broker.all(letters).stream()
                .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .filter(letter -> events.stream().anyMatch(event -> letter.contains(event.toString())))
                .toList();
    }
}
