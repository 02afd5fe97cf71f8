package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.record.Client.CAPTAIN;
import static org.rapport.kit.testing.record.Client.KEEPER;
import static org.rapport.kit.testing.record.Client.PLAYER;
import static org.rapport.kit.testing.record.Client.SOLO;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.testing.TestLogin.Member;

/** Of records that somebody cares for, a role reaches one's own, one's team's or all. */
interface ReachRules extends RecordExample, SightRules {

    /** Who reaches whose records. */
    Map<Client, Set<Member>> REACHED = Map.of(
            SOLO, Set.of(Member.SOLO),
            PLAYER, Set.of(Member.SOLO, Member.PLAYER),
            CAPTAIN, Set.of(Member.SOLO, Member.PLAYER, Member.CAPTAIN));

    private Map<Member, JsonNode> ofEach() {
        assumeTrue(type().owner() != null, "nobody cares for these records");
        var records = new EnumMap<Member, JsonNode>(Member.class);
        for (var owner : List.of(Member.SOLO, Member.PLAYER, Member.CAPTAIN, Member.READER)) {
            records.put(owner, ownedBy(owner.subject(ACME)));
        }
        return records;
    }

    @Test
    default void findsTheRecordsThatTheRoleReachesAndNoOthers() {
        var records = ofEach();

        REACHED.forEach((client, reached) -> records.forEach((owner, record) -> {
            Answer list = client.asking("filter", notBefore(records)).get(path());
            if (reached.contains(owner)) {
                assertThat(list.record().path("items")).contains(record);
                reads(location(record)).forEach(read -> client.get(read).is(200));
            } else {
                assertThat(Json.each(list.record().path("items"), key())).doesNotContain(id(record));
                assertNothingIsFound(client, location(record));
            }
        }));
    }

    /** No role can say so; one that did would reach nothing. */
    @Test
    default void whatNobodyCaresForIsReachedByNoLessThanAll() {
        assumeTrue(type().owner() == null && !type().forOperators(), "somebody cares for these records");
        String record = location(created(least()));

        Callers.assertMissing(type(), SOLO.get(path()));
        Callers.assertMissing(type(), SOLO.post(path(), least().toString()));
        assertNothingIsFound(SOLO, record);
    }

    @Test
    default void countsTheRecordsThatTheRoleReaches() {
        var records = ofEach();

        JsonNode list = SOLO.asking("filter", notBefore(records))
                .asking("count", true)
                .get(path())
                .record();

        assertThat(list.path("items"))
                .allSatisfy(
                        item -> assertThat(item.path(type().owner()).asText()).isEqualTo(Member.SOLO.subject(ACME)));
        assertThat(list.path("count").asInt()).isEqualTo(list.path("items").size());
    }

    /** It says where a page ends, and nothing of who may see what comes behind. */
    @Test
    default void pagesOnWithTheCursorOfSomebodyElseThroughWhatTheRoleReaches() {
        var records = ofEach();
        String since = notBefore(records);
        String next = Client.ADMINISTRATOR
                .asking("filter", since)
                .asking("limit", 1)
                .get(path())
                .record()
                .path("next")
                .asText();

        JsonNode page =
                SOLO.asking("filter", since).asking("cursor", next).get(path()).record();

        assertThat(Json.each(page.path("items"), key())).containsExactly(id(records.get(Member.SOLO)));
    }

    @Test
    default void changesTheRecordsThatTheRoleReaches() {
        var records = ofEach();
        var own = location(ownedBy(Member.KEEPER.subject(ACME)));
        Client keeper = KEEPER.inAnyVersion();

        SOLO.inAnyVersion().patch(location(records.get(Member.SOLO)), "{}").is(200);
        PLAYER.inAnyVersion().patch(location(records.get(Member.SOLO)), "{}").is(200);
        keeper.patch(own, "{}").is(200);
        keeper.delete(own).is(204);
        for (var other : records.values()) {
            KEEPER.get(location(other)).is(200);
            changes()
                    .forEach((change, body) ->
                            Callers.assertMissing(type(), keeper.change(change, location(other), body)));
        }
    }

    @Test
    default void showsDeletedRecordsToWhomeverDeletingReaches() {
        var records = ofEach();
        Client administrator = Client.ADMINISTRATOR.inAnyVersion();
        var own = ownedBy(Member.KEEPER.subject(ACME));
        administrator.delete(location(own)).is(204);
        records.values()
                .forEach(record -> administrator.delete(location(record)).is(204));

        String since = notBefore(records);
        JsonNode solos = Objects.requireNonNull(records.remove(Member.SOLO));
        Map.of(SOLO, solos, KEEPER, own).forEach((client, mine) -> {
            Answer list = client.asking("filter", since).asking("deleted", true).get(path());
            List<String> deleted = Json.each(list.record().path("items"), key());
            assertThat(deleted).contains(id(mine));
            client.get(location(mine) + "?deleted=true").is(200);
            client.inAnyVersion().post(location(mine) + "/restore", "").is(200);
            for (var record : records.values()) {
                assertThat(deleted).doesNotContain(id(record));
                client.get(location(record) + "?deleted=true").refused(404);
                client.inAnyVersion().post(location(record) + "/restore", "").refused(404);
            }
        });
    }

    /** A record that one may not read cannot be given to oneself either. */
    @Test
    default void takesNothingFromOthers() {
        var records = ofEach();
        assumeTrue(type().has(RecordType.ASSIGN) && optional().contains(type().owner()), "an edit names no owner");
        String mine =
                Json.object("{}").put(type().owner(), Member.SOLO.subject(ACME)).toString();

        SOLO.inAnyVersion().patch(location(records.get(Member.READER)), mine).refused(404);
        Callers.assertMissing(
                type(),
                KEEPER.inAnyVersion()
                        .patch(
                                location(records.get(Member.READER)),
                                mine.replace(Member.SOLO.subject(ACME), Member.KEEPER.subject(ACME))));
    }

    /** A filter for what is no older than the first of {@code records}. */
    private String notBefore(Map<Member, JsonNode> records) {
        String property = type().listing().mainProperty();
        return "%s=ge=\"%s\""
                .formatted(property, value(records.get(Member.SOLO), property).asText());
    }
}
