package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.acceptance.Eventually.eventually;

import java.util.UUID;
import org.rapport.local.keycloak.Person;

/**
 * A tenant that the tests have made, through the API. Its people have accounts already when they are invited, and follow
 * the link of the mail.
 *
 * @param administrator the gateway for its first administrator, whom every service knows
 */
record Organization(Suite suite, UUID id, String alias, Api administrator) {

    static final String PASSWORD = "correct-horse-battery";

    static Organization create(Suite suite, String name, String alias) {
        Person first = person(alias, "administrator");
        suite.keycloak().person(first, PASSWORD);
        Answer made = suite.operator()
                .post("/api/superadmin/organizations", order(name, alias, first))
                .expect(201);
        eventually(() -> assertThat(suite.operator()
                        .get("/api/superadmin/organizations/" + made.id())
                        .text("/status"))
                .isEqualTo("active"));
        suite.stack().people().join(first.email(), PASSWORD);
        var api = suite.visitor().bearer(suite.login(alias, first.email(), PASSWORD));
        return new Organization(
                suite,
                made.id(),
                alias,
                suite.known(api, "/api/superadmin/users", "/sales/leads", "/marketing/forms", "/support/tickets"));
    }

    /** What the operator posts to make it. */
    static String order(String name, String alias, Person administrator) {
        return """
                {"alias": "%s", "name": "%s", "locale": "en", "currency": "EUR", "zone": "Europe/Berlin",
                 "firstAdministrator": {"email": "%s", "firstName": "%s", "lastName": "%s"}}
                """.formatted(alias, name, administrator.email(), administrator.firstName(), administrator.lastName());
    }

    /** What an administrator posts to let somebody in. */
    static String invitation(Person person, String role) {
        return """
                {"email": "%s", "firstName": "%s", "lastName": "%s", "roles": ["%s"]}
                """.formatted(person.email(), person.firstName(), person.lastName(), role);
    }

    /** Somebody of that organisation with that role. */
    static Person person(String alias, String role) {
        return new Person(role + "@" + alias + ".example", "Pat", role.replace('-', ' '));
    }

    /** Has it make a role of that name with these grants. */
    void role(String name, String grants) {
        administrator
                .post(
                        "/api/superadmin/roles",
                        "{\"name\": \"%s\", \"title\": \"%s\", \"grants\": [%s]}".formatted(name, name, grants))
                .expect(201);
    }

    /** Has it put a policy of that name in force, which acts a moment later. */
    void policy(String name, String rule) {
        UUID policy = administrator
                .post("/api/superadmin/policies", "{\"name\": \"%s\", \"rule\": {%s}}".formatted(name, rule))
                .expect(201)
                .id();
        administrator
                .ifAny()
                .post("/api/superadmin/policies/" + policy + "/publish")
                .expect(200);
    }

    /** The gateway for a new member with that role, who gets an answer at that path. */
    Api member(String role, String path) {
        Person person = person(alias, role);
        suite.keycloak().person(person, PASSWORD);
        administrator
                .post("/api/superadmin/users/invite", invitation(person, role))
                .expect(201);
        suite.stack().people().join(person.email(), PASSWORD);
        return suite.known(suite.visitor().bearer(suite.login(alias, person.email(), PASSWORD)), path);
    }

    /** The gateway for a new program of this organisation: a client of its own, with the tenant written on it. */
    Api machine() {
        var machine = new Machine(suite.stack().keycloak().url(), alias + "-erp");
        machine.create(suite.keycloak().token(), Machine.tenant(alias, id), 0);
        return suite.visitor().bearer(new Login(machine::tokens));
    }
}
