package org.rapport.sales;

import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.SOLO;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.access.AccessMatrix;
import org.rapport.kit.testing.access.Body;
import org.rapport.kit.testing.access.Table;

@QuarkusTest
class AccessMatrixTest extends AccessMatrix {

    private static final Body NOTHING = Body.of("");
    private static final Body SAME = Body.of("{}");
    private static final Body COMPANY = Body.of("{\"name\": \"Matrix\"}");
    private static final Body PERSON = Body.of("{\"lastName\": \"Matrix\"}");
    private static final Body GIVEN = Body.of("{\"ownerId\": \"%s\"}".formatted(READER.subject(ACME)));

    private static final Body CARD = Body.of("text/vcard", "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Tester\r\nEND:VCARD\r\n");

    /** Of companies of which everybody sees one who sees any. */
    private final Map<TestTenant, String> companies = new EnumMap<>(TestTenant.class);

    private final Map<TestTenant, String> people = new EnumMap<>(TestTenant.class);

    @Override
    protected void describe(Table table) {
        table.decisions("/sales/access", "lead");
        table.batches("/sales/batch", "/sales/leads");
        table.searches("/sales/search");
        table.owned("account", "/sales/accounts", owned(COMPANY))
                .standard(COMPANY, owned(COMPANY))
                .shares()
                .reads("/hierarchy")
                .reads("/summary")
                .reads("/timeline");
        table.owned("contact", "/sales/contacts", owned(PERSON))
                .standard(PERSON, owned(PERSON))
                .shares()
                .reads("/timeline", "/relationships", "/vcard")
                .creates("/vcard", "create", 207, CARD)
                .does("PUT", "/accounts/{accountId}", "edit", 404, Body.of("{}"))
                .does("DELETE", "/accounts/{accountId}", "edit", 404, NOTHING)
                .alsoAt("/api/contacts")
                .simple(Body.of("{\"last_name\": \"Tester\"}"), SAME);
        table.owned("lead", "/sales/leads", owned(PERSON))
                .standard(PERSON, PERSON)
                .shares()
                .reads("/conversion-preview")
                .does("/work", "edit", 200, NOTHING)
                .does("/nurture", "edit", 200, NOTHING)
                .does("/qualify", "edit", 200, NOTHING)
                .does("/disqualify", "edit", 200, Body.of("{\"reason\": \"spam\"}"))
                .does("/reopen", "edit", 422, NOTHING)
                .does("/assign", "assign", 200, GIVEN)
                .does("/convert", "convert", 422, SAME)
                .does("/unconvert", "convert", 409, NOTHING)
                .alsoAt("/api/leads")
                .simple((tenant, _) -> "{\"contact_id\": \"%s\"}".formatted(person(tenant)), SAME);
        table.owned("opportunity", "/sales/opportunities", owned(this::deal))
                .standard(this::deal, owned(this::deal))
                .shares()
                .does("/stage", "move", 200, Body.of("{\"stage\": \"proposal\"}"))
                .does("/win", "win", 200, NOTHING)
                .does("/lose", "lose", 200, Body.of("{\"reason\": \"price\"}"))
                .does("/reopen", "move", 422, NOTHING)
                .alsoAt("/api/opportunities")
                .simple((tenant, _) -> "{\"title\": \"Tester\", \"lead_id\": \"%s\"}".formatted(lead(tenant)), SAME);
        table.naming("POST /api/leads", "contact:read");
        table.jobs("/sales/jobs", "/sales/leads");
    }

    /** {@code body}, and who is to care for it. */
    private static Body owned(Body body) {
        return (tenant, owner) -> "{\"ownerId\": \"%s\", %s"
                .formatted(owner.subject(tenant), body.of(tenant, owner).substring(1));
    }

    private String deal(TestTenant tenant, TestLogin.Member owner) {
        String company = companies.computeIfAbsent(
                tenant, it -> made(it, "/sales/accounts", owned(COMPANY).of(it, SOLO)));
        return "{\"name\": \"Tester\", \"accountId\": \"%s\"}".formatted(company);
    }

    private String person(TestTenant tenant) {
        return people.computeIfAbsent(
                tenant, it -> made(it, "/sales/contacts", owned(PERSON).of(it, SOLO)));
    }

    /** Of a company that there is not yet. */
    private static String lead(TestTenant tenant) {
        return made(
                tenant,
                "/sales/leads",
                owned(Body.of("{\"lastName\": \"%s\"}".formatted(UUID.randomUUID())))
                        .of(tenant, SOLO));
    }
}
