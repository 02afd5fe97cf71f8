package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;
import static org.rapport.kit.testing.record.Client.CAPTAIN;
import static org.rapport.kit.testing.record.Client.KEEPER;
import static org.rapport.kit.testing.record.Client.PLAYER;
import static org.rapport.kit.testing.record.Client.READER;
import static org.rapport.kit.testing.record.Client.SOLO;
import static org.rapport.kit.testing.record.Client.VARYING;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/** A record that somebody cares for can be shared with others, who reach it then as if it were theirs. */
interface ShareRules extends RecordExample {

    /** One that solo, player and captain do not reach. */
    private JsonNode ofTheReader() {
        assumeTrue(type().isShared(), "these records are not shared");
        return ownedBy(Member.READER.subject(ACME));
    }

    private static String with(Member member, String level) {
        return "{\"memberId\": \"%s\", \"level\": \"%s\"}".formatted(member.id(ACME), level);
    }

    private String shares(JsonNode record) {
        return location(record) + "/shares";
    }

    private JsonNode shared(JsonNode record, String body) {
        return ADMINISTRATOR.post(shares(record), body).is(201).json();
    }

    private String share(JsonNode record, JsonNode share) {
        return shares(record) + "/" + share.path("id").asText();
    }

    /** Requires that {@code client} reads {@code record} by all ways, or by none. */
    private void assertReads(Client client, JsonNode record, boolean expected) {
        reads(location(record)).forEach(read -> client.get(read).is(expected ? 200 : 404));
        JsonNode page = since(record, client)
                .asking("limit", 200)
                .asking("count", true)
                .get(path())
                .record();
        List<String> ids = Json.each(page.path("items"), key());
        assertThat(ids.contains(id(record)))
                .as("in the list of " + client.who())
                .isEqualTo(expected);
        assertThat(page.path("count").asInt()).isEqualTo(ids.size());
    }

    @Test
    default void whatIsSharedIsReachedByWhomItIsSharedWith() {
        JsonNode record = ofTheReader();
        assertReads(SOLO, record, false);

        JsonNode share = shared(record, with(Member.SOLO, "read"));

        assertReads(SOLO, record, true);
        assertReads(PLAYER, record, false);
        changes()
                .forEach((change, body) ->
                        Callers.assertMissing(type(), SOLO.inAnyVersion().change(change, location(record), body)));

        ADMINISTRATOR
                .inAnyVersion()
                .put(share(record, share), "{\"level\": \"edit\"}")
                .is(200);

        SOLO.inAnyVersion().patch(location(record), "{}").is(200);
        Callers.assertMissing(type(), SOLO.inAnyVersion().delete(location(record)));
        Callers.assertMissing(type(), SOLO.get(shares(record)));

        ADMINISTRATOR.inAnyVersion().delete(share(record, share)).is(204);

        assertReads(SOLO, record, false);
        ADMINISTRATOR.get(share(record, share)).refused(404);
        assertThat(ADMINISTRATOR.get(shares(record)).ids()).isEmpty();
    }

    @Test
    default void whatIsSharedWithATeamIsReachedByWhoIsInIt() {
        JsonNode record = ofTheReader();

        JsonNode share = shared(record, "{\"teamId\": \"%s\", \"level\": \"read\"}".formatted(ACME.team("east")));

        assertReads(SOLO, record, true);
        assertReads(PLAYER, record, true);
        assertReads(CAPTAIN, record, false);
        assertThat(ADMINISTRATOR.get(share(record, share)).record()).isEqualTo(share);
        assertThat(ADMINISTRATOR.get(shares(record)).record().path("items")).containsExactly(share);
    }

    @Test
    default void aShareEndsByItself() throws SQLException {
        JsonNode record = ofTheReader();
        String ahead = Instant.now().plus(Duration.ofDays(1)).toString();
        JsonNode share = shared(
                record,
                Json.object(with(Member.SOLO, "read")).put("until", ahead).toString());
        assertReads(SOLO, record, true);

        ServiceTables.change(
                ACME.id().toString(),
                "update share set until = now() where id = '%s'"
                        .formatted(share.path("id").asText()));

        assertReads(SOLO, record, false);
        assertThat(ADMINISTRATOR.get(shares(record)).ids())
                .containsExactly(share.path("id").asText());
        ADMINISTRATOR
                .inAnyVersion()
                .put(share(record, share), "{\"level\": \"read\", \"until\": \"2020-01-01T00:00:00Z\"}")
                .refused(422)
                .at("/until");
        ADMINISTRATOR
                .inAnyVersion()
                .put(share(record, share), "{\"level\": \"read\"}")
                .is(200);
        assertReads(SOLO, record, true);
    }

    /** It takes a role that lets one do it to some records at least. */
    @Test
    default void aShareGivesNothingThatNoRoleDoes() {
        JsonNode record = ofTheReader();
        String name = type().name();
        TestRoles.vary(new Grant(name, List.of(RecordType.READ), Reach.OWN));
        shared(record, with(Member.VARYING, "edit"));
        shared(record, with(Member.OUTSIDER, "edit"));

        assertReads(VARYING, record, true);
        Callers.assertMissing(type(), VARYING.inAnyVersion().patch(location(record), "{}"));
        Client.OUTSIDER.get(location(record)).refused(404);
        Client.OUTSIDER.get(path()).refused(403);
    }

    @Test
    default void whatIsSharedIsSeenAsTheRoleSeesItsOwn() {
        JsonNode record = ofTheReader();
        String property = type().maskable().stream()
                .filter(it -> !it.equals(type().owner()) && record.hasNonNull(it))
                .findFirst()
                .orElseThrow();
        TestRoles.vary(new Grant(type().name(), List.of(RecordType.READ), Reach.OWN, List.of(property), List.of()));

        shared(record, with(Member.VARYING, "read"));

        assertThat(VARYING.get(location(record)).record()).isEqualTo(Json.without(Set.of(property), record));
        assertThat(since(record, VARYING).get(path()).record().path("items"))
                .contains(Json.without(Set.of(property), record));
    }

    @Test
    default void policiesDenyWhatIsShared() {
        JsonNode record = ofTheReader();
        TestRoles.vary(new Grant(type().name(), List.of("*"), Reach.OWN));
        shared(record, with(Member.VARYING, "edit"));
        assertReads(VARYING, record, true);

        TestPolicies.publish(deny(type().name(), RecordType.EDIT, "resource.id == uuid('%s')".formatted(id(record))));
        Callers.assertMissing(type(), VARYING.inAnyVersion().patch(location(record), "{}"));

        TestPolicies.publish(deny(type().name(), RecordType.READ, "resource.id == uuid('%s')".formatted(id(record))));
        assertReads(VARYING, record, false);
    }

    /** Nobody gives what he does not have. */
    @Test
    default void whoMayShareARecordSharesWhatHeMayDo() {
        JsonNode record = ofTheReader();
        TestRoles.vary(new Grant(type().name(), List.of(RecordType.READ, RecordType.SHARE)));

        Callers.assertMissing(type(), VARYING.post(shares(record), with(Member.SOLO, "edit")));
        JsonNode share =
                VARYING.post(shares(record), with(Member.SOLO, "read")).is(201).json();
        Callers.assertMissing(type(), VARYING.inAnyVersion().put(share(record, share), "{\"level\": \"edit\"}"));
        Callers.assertMissing(type(), READER.post(shares(record), with(Member.SOLO, "read")));
        Callers.assertMissing(type(), KEEPER.get(shares(record)));
        SOLO.post(shares(ofTheReader()), with(Member.SOLO, "read")).refused(404);
    }

    @Test
    default void namesWhatIsWrongWithAShare() {
        JsonNode record = ofTheReader();
        String shares = shares(record);
        String member = Member.SOLO.id(ACME).toString();

        ADMINISTRATOR.post(shares, "{\"level\": \"read\"}").refused(422).at("/memberId");
        ADMINISTRATOR
                .post(
                        shares,
                        Json.object(with(Member.SOLO, "read"))
                                .put("teamId", member)
                                .toString())
                .refused(422)
                .at("/teamId");
        ADMINISTRATOR
                .post(shares, "{\"memberId\": \"%s\"}".formatted(member))
                .refused(400)
                .at("/level");
        ADMINISTRATOR.post(shares, with(Member.SOLO, "own")).refused(400).at("/level");
        for (var unknown : List.of(UUID.randomUUID(), Member.SOLO.id(GLOBEX), ACME.team("east"))) {
            ADMINISTRATOR
                    .post(shares, with(Member.SOLO, "read").replace(member, unknown.toString()))
                    .refused(422)
                    .says("type", "urn:problem:member-unknown")
                    .at("/memberId");
        }
        for (var unknown : List.of(UUID.randomUUID(), GLOBEX.team("east"), Member.SOLO.id(ACME))) {
            ADMINISTRATOR
                    .post(shares, "{\"teamId\": \"%s\", \"level\": \"read\"}".formatted(unknown))
                    .refused(422)
                    .says("type", "urn:problem:team-unknown")
                    .at("/teamId");
        }
    }

    @Test
    default void aRecordIsSharedWithSomebodyOnce() {
        JsonNode record = ofTheReader();
        List<Integer> statuses = Crowd.of(8, () -> ADMINISTRATOR
                .post(shares(record), with(Member.SOLO, "read"))
                .response()
                .statusCode());

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        JsonNode share =
                ADMINISTRATOR.get(shares(record)).record().path("items").get(0);
        ADMINISTRATOR
                .post(shares(record), with(Member.SOLO, "edit"))
                .refused(409)
                .says("type", "urn:problem:already-shared")
                .says("shareId", share.path("id").asText());
        ADMINISTRATOR.put(share(record, share), "{\"level\": \"edit\"}").refused(428);
        ADMINISTRATOR
                .with("If-Match", "\"7\"")
                .put(share(record, share), "{\"level\": \"edit\"}")
                .refused(412);
        ADMINISTRATOR.inAnyVersion().delete(share(ofTheReader(), share)).refused(404);
    }

    @Test
    default void journalAndStreamTellOfShares() {
        JsonNode record = ofTheReader();
        JsonNode share = shared(record, with(Member.SOLO, "read"));
        String id = share.path("id").asText();
        JsonNode edited = ADMINISTRATOR
                .inAnyVersion()
                .put(share(record, share), "{\"level\": \"edit\"}")
                .record();
        ADMINISTRATOR.inAnyVersion().delete(share(record, share)).is(204);

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(Trace.events(id))
                .hasSize(3)
                .first()
                .satisfies(event -> assertThat(event.data().path("record")).isEqualTo(share)));
        assertThat(Trace.events(id).get(1).data().path("record")).isEqualTo(edited);
        assertThat(Trace.events(id).get(2).type()).endsWith(".share.deleted.v1");
    }

    /** What is said of each member is what he finds when he asks. */
    @Test
    default void saysWhoMayReadARecordAndDoWhatToIt() {
        JsonNode record = ofTheReader();
        TestRoles.vary(new Grant(type().name(), List.of("*"), Reach.OWN));
        assertAccessIsTold(record);
        shared(record, with(Member.SOLO, "edit"));
        shared(record, with(Member.VARYING, "read"));
        assertAccessIsTold(record);
        TestPolicies.publish(deny(type().name(), RecordType.READ, "has(resource.createdAt)"));
        assertAccessIsTold(record);
    }

    private void assertAccessIsTold(JsonNode record) {
        for (Member member : Member.values()) {
            Client client = Client.member(ACME, member);
            JsonNode told = access(record, member);
            boolean reads = client.get(location(record)).response().statusCode() == 200;
            boolean edits = client.inAnyVersion()
                            .patch(location(record), "{}")
                            .response()
                            .statusCode()
                    == 200;
            assertThat(Json.texts(told.path("actions")).contains(RecordType.READ))
                    .as("read by " + member)
                    .isEqualTo(reads);
            assertThat(Json.texts(told.path("actions")).contains(RecordType.EDIT))
                    .as("edited by " + member)
                    .isEqualTo(edits);
            assertThat(Json.texts(told.path("undetermined"))).isEmpty();
        }
    }

    private JsonNode access(JsonNode record, Member member) {
        for (JsonNode reader : ADMINISTRATOR
                .asking("limit", 200)
                .get(location(record) + "/access")
                .record()
                .path("items")) {
            if (reader.path("subject").asText().equals(member.subject(ACME))) {
                return reader;
            }
        }
        return Json.object("{}");
    }

    @Test
    default void pagesThroughWhoMayReadARecord() {
        String access = location(ofTheReader()) + "/access";
        List<String> all = Json.each(ADMINISTRATOR.get(access).record().path("items"), "memberId");

        var paged = new ArrayList<String>();
        Client client = ADMINISTRATOR.asking("limit", 1);
        for (JsonNode page = client.get(access).record();
                ;
                page = client.asking("cursor", page.path("next").asText())
                        .get(access)
                        .record()) {
            paged.addAll(Json.each(page.path("items"), "memberId"));
            if (!page.has("next")) {
                break;
            }
        }

        assertThat(paged).isEqualTo(all).hasSizeGreaterThan(2);
        ADMINISTRATOR.asking("cursor", "x").get(access).refused(400).at("#cursor");
    }

    /** Else the names of those who may would tell what is hidden. */
    @Test
    default void saysNothingOfAccessThatFollowsFromWhatIsHidden() {
        JsonNode record = ofTheReader();
        String property = type().attributes().all().stream()
                .map(Attribute::name)
                .filter(name -> type().maskable().contains(name) && !name.equals(type().owner()))
                .findFirst()
                .orElseThrow();
        TestRoles.vary(new Grant(
                type().name(),
                List.of(RecordType.READ, RecordType.SHARE, RecordType.DELETE),
                Reach.ALL,
                List.of(property),
                List.of()));
        TestPolicies.publish(deny(type().name(), RecordType.DELETE, "has(resource.%s)".formatted(property)));

        JsonNode told = VARYING.asking("limit", 200)
                .get(location(record) + "/access")
                .record()
                .path("items");

        assertThat(told).anySatisfy(reader -> {
            assertThat(reader.path("memberId").asText())
                    .isEqualTo(Member.VARYING.id(ACME).toString());
            assertThat(Json.texts(reader.path("actions"))).containsExactlyInAnyOrder(RecordType.READ, RecordType.SHARE);
            assertThat(Json.texts(reader.path("undetermined"))).containsExactly(RecordType.DELETE);
        });
        assertThat(access(record, Member.VARYING).path("undetermined")).isEmpty();
    }
}
