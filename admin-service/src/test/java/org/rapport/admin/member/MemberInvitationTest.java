package org.rapport.admin.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.admin.fixture.Organizations.SOON;
import static org.rapport.admin.member.MemberFixture.PATH;
import static org.rapport.admin.member.MemberFixture.anAddress;
import static org.rapport.admin.member.MemberFixture.as;
import static org.rapport.admin.member.MemberFixture.awaitThat;
import static org.rapport.admin.member.MemberFixture.body;
import static org.rapport.admin.member.MemberFixture.initech;
import static org.rapport.admin.member.MemberFixture.invite;
import static org.rapport.admin.member.MemberFixture.read;
import static org.rapport.admin.member.MemberFixture.umbrella;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.admin.fixture.FakeKeycloak;
import org.rapport.admin.fixture.FakeKeycloak.Death;
import org.rapport.admin.fixture.Organizations;

@QuarkusTest
class MemberInvitationTest {

    @Inject
    DataSource dataSource;

    @AfterEach
    void keycloakComesBack() {
        FakeKeycloak.running().comesBack();
    }

    @Test
    void invitesSomeoneWhoThenJoins() {
        String email = anAddress();

        var invited = invite(email, "sales-rep")
                .statusCode(201)
                .header("ETag", "\"1.0\"")
                .body("status", equalTo("invited"))
                .body("subject", nullValue())
                .body("invitedAt", nullValue());
        String path = PATH + "/" + invited.extract().path("id");
        assertThat(invited.extract().header("Location")).endsWith(path);
        awaitThat(path, "invitedAt", notNullValue());

        String subject = FakeKeycloak.running().subject(email).orElseThrow();
        assertThat(FakeKeycloak.running().isMember(initech().id(), subject)).isFalse();
        assertThat(FakeKeycloak.running().mails(subject)).isEqualTo(1);
        read(path).body("subject", nullValue());
        FakeKeycloak.running().accepts(initech().id(), email);
        await().atMost(SOON)
                .until(() -> Organizations.asMember(initech().id(), subject)
                                .get(PATH + "/" + initech().member())
                                .statusCode()
                        == 200);
        awaitThat(path, "status", equalTo("active"));
        read(path).body("activatedAt", notNullValue()).body("subject", equalTo(subject));
        Organizations.asMember(initech().id(), subject)
                .body(body(anAddress(), "viewer"))
                .post(PATH + "/invite")
                .then()
                .statusCode(403)
                .body("permission", equalTo("member:invite"));
    }

    @Test
    void asksWhoHasAnAccountAsItAsksAnybody() {
        String email = "admin@" + umbrella().alias() + ".example";
        long before = FakeKeycloak.running().mails(umbrella().subject());

        String path =
                PATH + "/" + invite(email, "viewer").statusCode(201).extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());

        read(path).body("status", equalTo("invited")).body("subject", nullValue());
        assertThat(FakeKeycloak.running().isMember(initech().id(), umbrella().subject()))
                .isFalse();
        assertThat(FakeKeycloak.running().mails(umbrella().subject())).isEqualTo(before + 1);
        FakeKeycloak.running().accepts(initech().id(), email);
        awaitThat(path, "status", equalTo("active"));
        read(path).body("subject", equalTo(umbrella().subject()));
    }

    @Test
    void doesNotTakeAnAccountThatMerelyClaimsTheAddress() {
        String email = anAddress();
        String claimant = FakeKeycloak.running().hasUnverifiedAccount(email);

        String path =
                PATH + "/" + invite(email, "viewer").statusCode(201).extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());

        String invited = FakeKeycloak.running().subject(email).orElseThrow();
        assertThat(invited).isNotEqualTo(claimant);
        assertThat(FakeKeycloak.running().account(claimant).path("email").asText())
                .isEmpty();
        assertThat(FakeKeycloak.running().mails(claimant)).isZero();
        FakeKeycloak.running().accepts(initech().id(), email);
        awaitThat(path, "subject", equalTo(invited));
    }

    /** The address has changed hands: its first owner was called by it, and has another one now. */
    @Test
    void invitesWhoHasAnAddressThatIsTheUserNameOfAnother() {
        String email = anAddress();
        String another = anAddress();
        String first = FakeKeycloak.running().hasAccount(email, another, true);

        String path =
                PATH + "/" + invite(email, "viewer").statusCode(201).extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());

        assertThat(FakeKeycloak.running().subject(email).orElseThrow()).isNotEqualTo(first);
        assertThat(FakeKeycloak.running().account(first).path("email").asText()).isEqualTo(another);
    }

    @Test
    void noticesWhoJoinedThoughTheEventIsLost() {
        String email = anAddress();
        String path = PATH + "/" + invite(email, "viewer").extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());

        FakeKeycloak.running().losesEvents();
        FakeKeycloak.running().accepts(initech().id(), email);

        awaitThat(path, "status", equalTo("active"));
    }

    @Test
    void makesNoSecondMemberOfOneWhoHasChangedTheAddress() {
        String first = anAddress();
        String known = PATH + "/" + invite(first, "viewer").extract().path("id");
        awaitThat(known, "invitedAt", notNullValue());
        FakeKeycloak.running().accepts(initech().id(), first);
        awaitThat(known, "status", equalTo("active"));
        String second = anAddress();
        String subject = read(known).extract().path("subject");
        FakeKeycloak.running().changesAddress(subject, second);

        String path = PATH + "/" + invite(second, "viewer").extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());

        read(path).body("status", equalTo("invited")).body("subject", nullValue());
        read(known).body("status", equalTo("active")).body("subject", equalTo(subject));
        as(initech(), "*").post(path + "/deactivate").then().statusCode(200);
        await().atMost(SOON).until(() -> isSettled(path));
        assertThat(FakeKeycloak.running().isMember(initech().id(), subject)).isTrue();
    }

    /** However long the next look would be away. */
    @Test
    void noticesByKeycloaksEventsWhoHasJoined() throws SQLException {
        String email = anAddress();
        String id = invite(email, "viewer").extract().path("id");
        await().atMost(SOON).until(() -> putOff(id));

        FakeKeycloak.running().accepts(initech().id(), email);

        awaitThat(PATH + "/" + id, "status", equalTo("active"));
    }

    private boolean isSettled(String path) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select not exists (select from reconciliation where kind = 'member' and id = ?::uuid)")) {
            statement.setString(1, path.substring(path.lastIndexOf('/') + 1));
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** Whether the member waits to be looked at again, which is an hour away then. */
    private boolean putOff(String id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        update reconciliation set due_at = now() + interval '1 hour', asked = asked + 1
                        where kind = 'member' and id = ?::uuid
                            and due_at between now() + interval '1 second' and now() + interval '6 seconds'
                        """)) {
            statement.setString(1, id);
            return statement.executeUpdate() == 1;
        }
    }

    @Test
    void withdrawsAnInvitationAlsoFromOneWhoHasJustAccepted() {
        String waiting = anAddress();
        String quick = anAddress();
        String first = PATH + "/" + invite(waiting, "viewer").extract().path("id");
        String second = PATH + "/" + invite(quick, "viewer").extract().path("id");
        awaitThat(first, "invitedAt", notNullValue());
        awaitThat(second, "invitedAt", notNullValue());

        as(initech(), "*").post(first + "/deactivate").then().statusCode(200);
        FakeKeycloak.running().losesEvents();
        FakeKeycloak.running().accepts(initech().id(), quick);
        String subject = FakeKeycloak.running().subject(quick).orElseThrow();
        as(initech(), "*").post(second + "/deactivate").then().statusCode(200);

        await().atMost(SOON)
                .until(() -> !FakeKeycloak.running().isInvited(initech().id(), waiting));
        await().atMost(SOON)
                .until(() -> !FakeKeycloak.running().isMember(initech().id(), subject));
        read(second).body("status", equalTo("deactivated"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "GET /admin/realms/crm/users?, BEFORE_THE_EFFECT",
        "POST /admin/realms/crm/users, AFTER_THE_EFFECT",
        "/invite-existing-user,        BEFORE_THE_EFFECT",
        "/invite-existing-user,        AFTER_THE_EFFECT",
    })
    void goesOnInvitingWhenKeycloakHasDied(String request, Death death) {
        String email = anAddress();
        FakeKeycloak.running().diesAt(request, email, death);

        String path =
                PATH + "/" + invite(email, "viewer").statusCode(201).extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());

        assertThat(FakeKeycloak.running().hasDied()).isTrue();
        assertThat(FakeKeycloak.running().accounts(email)).isEqualTo(1);
        assertThat(FakeKeycloak.running().isInvited(initech().id(), email)).isTrue();
    }

    @Test
    void sendsAnInvitationOnceMore() {
        String email = anAddress();
        String path = PATH + "/" + invite(email, "viewer").extract().path("id");
        awaitThat(path, "invitedAt", notNullValue());

        as(initech(), "*")
                .post(path + "/resend-invitation")
                .then()
                .statusCode(200)
                .body("invitedAt", nullValue());

        awaitThat(path, "invitedAt", notNullValue());
        String subject = FakeKeycloak.running().subject(email).orElseThrow();
        assertThat(FakeKeycloak.running().mails(subject)).isEqualTo(2);
        assertThat(FakeKeycloak.running().isInvited(initech().id(), email)).isTrue();
        as(initech(), "*")
                .post(PATH + "/" + initech().member() + "/resend-invitation")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:member-not-invited"));
    }

    @Test
    void invitesNobodyTwice() {
        String email = anAddress();
        String id = invite(email, "viewer").statusCode(201).extract().path("id");

        invite(email.toUpperCase(java.util.Locale.ROOT), "viewer")
                .statusCode(409)
                .body("type", equalTo("urn:problem:member-exists"))
                .body("memberId", equalTo(id));
    }

    @Test
    void invitesOnceOfTwentyAtOnce() throws Exception {
        String email = anAddress();
        Callable<Integer> ask = () -> invite(email, "viewer").extract().statusCode();

        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers = threads
                    .invokeAll(IntStream.range(0, 20).mapToObj(_ -> ask).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(19);
        }
    }

    @Test
    void repeatsTheAnswerToARepeatedKey() {
        String key = UUID.randomUUID().toString();
        String body = body(anAddress(), "viewer");

        String id = initech()
                .asAdministrator()
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH + "/invite")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        initech()
                .asAdministrator()
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH + "/invite")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(id));
    }

    /** What stands in people's passports. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rajesh a/l",
                "Anna (Annie)",
                "O",
                "D'Arcy",
                "\u0645\u062d\u0645\u062f",
                "Jean-Luc",
                "A & B \"C\""
            })
    void invitesPeopleByTheNamesTheyHave(String name) throws Exception {
        var json = new ObjectMapper();
        var body = (ObjectNode) json.readTree(body(anAddress(), "viewer"));

        initech()
                .asAdministrator()
                .body(body.put("firstName", name).put("lastName", name).toString())
                .post(PATH + "/invite")
                .then()
                .statusCode(201)
                .body("firstName", equalTo(name))
                .body("lastName", equalTo(name));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "email     | \"nobody\"",
                "email     | null",
                "email     | 5",
                "firstName | \"\"",
                "firstName | null",
                "lastName  | \"<script>\"",
                "roles     | []",
                "roles     | null",
                "roles     | \"viewer\"",
                "locale    | \"x\"",
                "zone      | \"Nowhere/City\"",
                "subject   | \"me\"",
                "status    | \"active\"",
            })
    void namesTheFieldThatIsMalformed(String field, String value) throws Exception {
        var json = new ObjectMapper();
        var body = (ObjectNode) json.readTree(body(anAddress(), "viewer"));
        body.set(field, json.readTree(value));

        initech()
                .asAdministrator()
                .body(body.toString())
                .post(PATH + "/invite")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/" + field));
    }
}
