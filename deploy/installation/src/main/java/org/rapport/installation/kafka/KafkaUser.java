package org.rapport.installation.kafka;

import java.util.ArrayList;
import java.util.List;
import org.rapport.events.Topics;
import org.rapport.events.Topics.Definition;
import org.rapport.installation.Component;

/**
 * As whom a program signs in at Kafka, and all that it may do there.
 *
 * @param rights in order, one for each resource
 */
public record KafkaUser(String name, List<Right> rights) {

    public KafkaUser {
        rights = List.copyOf(rights);
    }

    /** Every one of an installation. */
    public static List<KafkaUser> all() {
        List<KafkaUser> users = new ArrayList<>(running());
        users.add(migration());
        return users;
    }

    /** Those of the programs that go on running. */
    public static List<KafkaUser> running() {
        List<KafkaUser> users = new ArrayList<>(List.of(gateway()));
        Component.services().forEach(service -> users.add(of(service)));
        return users;
    }

    /** It hears which sessions have ended: each replica of all, so without a group. */
    public static KafkaUser gateway() {
        return of(Component.GATEWAY.toString(), new Rights().read(List.of(Topics.DIRECTORY)));
    }

    /** It hears events, publishes its own, answers for its journal; admin-service also asks, and redrives dead letters. */
    public static KafkaUser of(Component service) {
        String name = service.toString();
        String application = name + "-service";
        Rights rights = new Rights()
                .consumeAs(application)
                .consumeAs(application + "-tags")
                .read(Subscriptions.of(service))
                .write(Subscriptions.deadLettersOf(service))
                // the directory, of which each replica reads all, without a group
                .read(List.of(Topics.DIRECTORY))
                // the relay, whose transactional id is the journal's slot
                .publishAs(name + "_journal")
                .write(names(Topics.of(name)))
                .write(List.of(Topics.SEALS))
                // the verification of its journal
                .consumeAs(application + "-verification")
                .read(List.of(Topics.VERIFICATION_REQUESTS))
                .write(List.of(Topics.VERIFICATION_ANSWERS));
        if (service == Component.SALES) {
            rights.consumeAs(application + "-rollup");
        }
        if (service == Component.ADMIN) {
            rights.read(List.of(Topics.SEALS, Topics.VERIFICATION_ANSWERS))
                    .write(List.of(Topics.VERIFICATION_REQUESTS));
            for (Component consumer : Component.services()) {
                rights.read(Subscriptions.deadLettersOf(consumer)).write(Subscriptions.redrivesOf(consumer));
            }
        }
        return of(name, rights);
    }

    /** Every service's migration job makes the topics that its service needs, and neither reads nor writes any. */
    public static KafkaUser migration() {
        Rights rights = new Rights();
        Component.services().forEach(service -> rights.create(names(Topics.neededBy(service.toString()))));
        return of("migration", rights);
    }

    private static KafkaUser of(String name, Rights rights) {
        return new KafkaUser(name, rights.all());
    }

    private static List<String> names(List<Definition> topics) {
        return topics.stream().map(Definition::name).toList();
    }
}
