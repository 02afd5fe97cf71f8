package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.events.Changes;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.admin.TagEvent;
import org.rapport.events.admin.TagRecord;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.TestTenant;

/** A service knows the tags of its tenants as admin-service tells of them. Its test extends this and adds {@code @QuarkusTest}. */
public abstract class KnownTagRules {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @Test
    void aTagIsKnownAsItWasToldLast() {
        UUID id = UUID.randomUUID();
        Broker.publish(
                Topics.ADMIN,
                List.of(
                        created(id, "VIP"),
                        event(2, new TagEvent.Edited(tag(id, 2, "Key account", null), Changes.none())),
                        created(id, "VIP")));
        eventually("Key account", id);

        Broker.publish(
                Topics.ADMIN, List.of(event(3, new TagEvent.Deleted(tag(id, 3, "Key account", NOW), Changes.none()))));
        eventually(null, id);
        assertThat(ServiceTables.count("from known_tag where id = '%s'".formatted(id)))
                .isEqualTo(1);
    }

    @Test
    void anotherTenantKnowsNothingOfIt() {
        UUID id = UUID.randomUUID();
        Broker.publish(Topics.ADMIN, List.of(created(id, "VIP")));
        eventually("VIP", id);

        assertThat(ServiceTables.count(
                        TestTenant.GLOBEX.id().toString(), "from known_tag where id = '%s'".formatted(id)))
                .isZero();
    }

    private static void eventually(String name, UUID id) {
        List<String> living = name == null ? List.of() : List.of(name);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(ServiceTables.column(
                        TestTenant.ACME.id().toString(),
                        "select name from known_tag where id = '%s' and not deleted".formatted(id)))
                .isEqualTo(living));
    }

    private static Envelope<TagEvent> created(UUID id, String name) {
        return event(1, new TagEvent.Created(tag(id, 1, name, null), Changes.none()));
    }

    private static Envelope<TagEvent> event(long version, TagEvent event) {
        return Broker.envelope(event.record().id(), version, event);
    }

    private static TagRecord tag(UUID id, long version, String name, Instant deletedAt) {
        return new TagRecord(id, version, name, "#1d4ed8", null, NOW, "test", NOW, "test", deletedAt);
    }
}
