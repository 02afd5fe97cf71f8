package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.acceptance.Eventually.eventually;
import static org.rapport.acceptance.Eventually.succeeding;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rapport.events.admin.DirectoryEvent;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.local.keycloak.Person;

/** An organisation comes to be, from the operator's order to the day on which its people work in it. */
@ExtendWith({SuiteExtension.class, Steps.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrganizationTest {

    private static final UUID PLATFORM = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final String PASSWORD = "a-brand-new-password";

    private final Suite suite;
    private final String alias = "initech-" + UUID.randomUUID().toString().substring(0, 8);
    private final Person founder = new Person("bill@" + alias + ".example", "Bill", "Lumbergh");

    private UUID tenant;
    private Api administrator;
    private Api rep;

    OrganizationTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    @Order(1)
    void theOperatorMakesAnOrganisationAndACrashDoesNotStopIt() {
        String order = Organization.order("Initech", alias, founder);

        Answer created =
                suite.operator().post("/api/superadmin/organizations", order).expect(201);
        suite.stack().kill("admin");
        suite.stack().start("admin");

        tenant = created.id();
        String path = URI.create(created.header("Location")).getPath();
        eventually(() -> assertThat(suite.operator().get(path).expect(200).text("/status"))
                .isEqualTo("active"));
        suite.operator().post("/api/superadmin/organizations", order).expect(409);
        eventually(() -> assertThat(
                        suite.broker().rebuild(DirectoryEvent.class, PLATFORM).records(OrganizationRecord.class))
                .anyMatch(organization ->
                        organization.id().equals(tenant) && organization.status() == OrganizationRecord.Status.ACTIVE));
    }

    @Test
    @Order(2)
    void itsAdministratorFollowsTheInvitationAndSignsIn() {
        administrator = suite.known(
                join(founder), "/api/superadmin/users", "/sales/leads", "/marketing/forms", "/support/tickets");

        administrator.get("/api/superadmin/organizations").expect(403);
    }

    @Test
    @Order(3)
    void suspendedTheOrganisationCanOnlyBeRead() {
        String path = "/api/superadmin/organizations/" + tenant;
        String body = "{\"lastName\": \"Waddams\", \"email\": \"milton@stapler.example\"}";

        suite.operator()
                .ifMatch(suite.operator().get(path))
                .post(path + "/suspend", "{\"reason\": \"The invoice of March.\"}")
                .expect(200);
        eventually(() -> assertThat(
                        administrator.post("/sales/leads", body).expect(403).text("/type"))
                .isEqualTo("urn:problem:tenant-suspended"));
        administrator.get("/sales/leads").expect(200);

        suite.operator()
                .ifMatch(suite.operator().get(path))
                .post(path + "/reactivate")
                .expect(200);
        succeeding(() -> administrator.post("/sales/leads", body).expect(201));
    }

    @Test
    @Order(4)
    void theAdministratorInvitesARepAMarketerAndAnAgent() {
        Person peter = new Person("peter@" + alias + ".example", "Peter", "Gibbons");
        Person joanna = new Person("joanna@" + alias + ".example", "Joanna", "Flair");
        Person samir = new Person("samir@" + alias + ".example", "Samir", "Nagheenanajar");
        Map<Person, String> roles = Map.of(peter, "sales-rep", joanna, "marketer", samir, "support-agent");
        roles.forEach((person, role) -> administrator
                .post("/api/superadmin/users/invite", Organization.invitation(person, role))
                .expect(201));

        rep = suite.known(join(peter), "/sales/leads");
        suite.known(join(joanna), "/marketing/forms");
        suite.known(join(samir), "/support/tickets");

        rep.post("/marketing/forms", "{}").expect(403);
        rep.post("/api/superadmin/users/invite", Organization.invitation(samir, "administrator"))
                .expect(403);
        assertThat(administrator.all("/api/superadmin/users")).hasSize(4);
    }

    @Test
    @Order(5)
    void theAdministratorKeepsTheAmountsOfDealsFromTheRep() {
        UUID account = administrator
                .post("/sales/accounts", "{\"name\": \"Stapler\"}")
                .expect(201)
                .id();
        String deal = "/sales/opportunities/"
                + administrator
                        .post("/sales/opportunities", """
                                {"name": "Staplers", "accountId": "%s", "amount": {"amount": "7", "currency": "EUR"}}
                                """.formatted(account))
                        .expect(201)
                        .id();
        Answer whole = rep.get(deal).expect(200);
        administrator.post("/api/superadmin/roles", """
                {"name": "partner", "title": "Partner", "grants": [
                  {"resourceType": "opportunity", "actions": ["read", "edit"],
                   "hidden": ["amount"], "readOnly": ["ownerId"]}]}
                """).expect(201);

        String member = "/api/superadmin/users/"
                + administrator.all("/api/superadmin/users").stream()
                        .filter(it -> it.path("firstName").asText().equals("Peter"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asText();
        administrator
                .ifAny()
                .put(member + "/roles", "{\"roles\": [\"partner\"]}")
                .expect(200);

        eventually(
                () -> assertThat(rep.get(deal).expect(200).body().has("amount")).isFalse());
        assertThat(rep.get(deal).etag()).isNotEqualTo(whole.etag());
        assertThat(rep.get("/sales/opportunities").expect(200).body().toString())
                .doesNotContain("amount");
        rep.get("/sales/opportunities?sort=amount").expect(400);
        rep.ifAny().patch(deal, "{\"amount\": null}").expect(403);
        rep.ifAny()
                .put(deal, "{\"name\": \"More staplers\", \"accountId\": \"%s\"}".formatted(account))
                .expect(200);
        assertThat(administrator.get(deal).expect(200).text("/amount/amount")).isEqualTo("7.00");
    }

    /** Somebody who was invited: follows the link of the mail, sets a password, signs in. */
    private Api join(Person person) {
        suite.stack().people().join(person.email(), PASSWORD);
        return suite.visitor().bearer(suite.login(alias, person.email(), PASSWORD));
    }
}
