package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rapport.acceptance.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rapport.local.StackException;
import org.rapport.local.keycloak.Person;

/** Nobody becomes a member but who reads the mail at the invited address, and agrees. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationTest {

    private static final String USERS = "/api/superadmin/users";
    private static final String PASSWORD = "correct-horse-battery";

    private final Suite suite;
    private Organization acme;

    InvitationTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void anOrganisation() {
        acme = suite.organization("Invited");
    }

    /** The account is older than the rule that an address is verified before it counts, or came from elsewhere. */
    @Test
    void anAccountThatMerelyClaimsTheAddressGetsNothing() {
        Person victim = someone("Vera", "Victim");
        String attacker = suite.keycloak()
                .account(
                        victim,
                        Map.of(
                                "emailVerified",
                                false,
                                "credentials",
                                List.of(Map.of("type", "password", "value", PASSWORD))));

        String path = invite(victim);
        suite.stack().people().join(victim.email(), "the-password-of-the-victim");

        eventually(() -> assertThat(acme.administrator().get(path).expect(200).text("/status"))
                .isEqualTo("active"));
        assertThat(acme.administrator().get(path).text("/subject")).isNotEqualTo(attacker);
        assertThat(suite.keycloak().isMember(acme.id().toString(), attacker)).isFalse();
        assertThatThrownBy(() -> suite.stack().people().login(victim.email(), PASSWORD, acme.alias()))
                .isInstanceOf(StackException.class);
        suite.known(
                suite.visitor().bearer(suite.login(acme.alias(), victim.email(), "the-password-of-the-victim")),
                "/sales/leads");
    }

    @Test
    void whoHasAnAccountBelongsToNoOrganisationBeforeHeAgrees() {
        Person known = someone("Nora", "Known");
        suite.keycloak().person(known, PASSWORD);

        String path = invite(known);
        eventually(
                () -> assertThat(suite.stack().mail().invitation(known.email())).isPresent());

        var api = suite.visitor().bearer(suite.login(acme.alias(), known.email(), PASSWORD));
        assertThat(api.get("/sales/leads").expect(403).text("/type")).isEqualTo("urn:problem:tenant-required");
        acme.administrator()
                .ifMatch(acme.administrator().get(path))
                .post(path + "/deactivate")
                .expect(200);
        eventually(() -> assertThatThrownBy(() -> suite.stack().people().join(known.email(), PASSWORD))
                .isInstanceOf(StackException.class));
        assertThat(api.get("/sales/leads").expect(403).text("/type")).isEqualTo("urn:problem:tenant-required");
    }

    @Test
    void anAdministratorDoesNotLearnWhoHasAnAccount() {
        Person known = someone("Nora", "Known");
        Person unknown = someone("Nora", "Known");
        suite.keycloak().person(known, PASSWORD);

        assertThat(onceInvited(invite(known))).isEqualTo(onceInvited(invite(unknown)));
    }

    /** The record without what is different for everybody. */
    private JsonNode onceInvited(String path) {
        eventually(() ->
                assertThat(acme.administrator().get(path).text("/invitedAt")).isNotEmpty());
        var record = (ObjectNode) acme.administrator().get(path).expect(200).body();
        return record.without(List.of("id", "email", "invitedAt", "createdAt", "updatedAt"));
    }

    /** Where the member is, who was invited. */
    private String invite(Person person) {
        Answer invited = acme.administrator()
                .post(USERS + "/invite", Organization.invitation(person, "sales-rep"))
                .expect(201);
        return USERS + "/" + invited.id();
    }

    private static Person someone(String firstName, String lastName) {
        return new Person("someone-" + UUID.randomUUID() + "@people.example", firstName, lastName);
    }
}
