package org.rapport.installation.kafka;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rights being put together, one after the other. */
final class Rights {

    private final Map<Resource, Set<Operation>> operations = new TreeMap<>();

    Rights read(Collection<String> topics) {
        return topics(Operation.READ, topics);
    }

    Rights write(Collection<String> topics) {
        return topics(Operation.WRITE, topics);
    }

    Rights create(Collection<String> topics) {
        return topics(Operation.CREATE, topics);
    }

    /** To consume as a member of that group. */
    Rights consumeAs(String group) {
        return add(Operation.READ, new Resource(Resource.Kind.GROUP, group));
    }

    /** To publish in transactions under that id. */
    Rights publishAs(String transactionalId) {
        return add(Operation.WRITE, new Resource(Resource.Kind.TRANSACTIONAL_ID, transactionalId));
    }

    List<Right> all() {
        return operations.entrySet().stream()
                .map(right -> new Right(right.getKey(), right.getValue()))
                .toList();
    }

    private Rights topics(Operation operation, Collection<String> topics) {
        topics.forEach(topic -> add(operation, new Resource(Resource.Kind.TOPIC, topic)));
        return this;
    }

    private Rights add(Operation operation, Resource resource) {
        operations
                .computeIfAbsent(resource, _ -> EnumSet.noneOf(Operation.class))
                .add(operation);
        return this;
    }
}
