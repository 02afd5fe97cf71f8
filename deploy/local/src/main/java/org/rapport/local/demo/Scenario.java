package org.rapport.local.demo;

import static org.rapport.local.demo.Tenant.ADMINISTRATOR;
import static org.rapport.local.demo.Tenant.AGENT;
import static org.rapport.local.demo.Tenant.LEAD;
import static org.rapport.local.demo.Tenant.MANAGER;
import static org.rapport.local.demo.Tenant.MARKETER;
import static org.rapport.local.demo.Tenant.REP;
import static org.rapport.local.demo.Tenant.VIEWER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapport.local.keycloak.Person;

/** All that is done in one organisation, in order: nothing but data, and the same for the same tenant and day. */
final class Scenario {

    private static final String ORGANIZATIONS = "/api/superadmin/organizations";
    private static final String POLICIES = "/api/superadmin/policies";
    private static final String USERS = "/api/superadmin/users";

    /** Where a role looks first; whoever gets an answer there is known to that service. */
    private static final Map<String, String> DESKS = Map.of(
            ADMINISTRATOR, USERS,
            MANAGER, "/sales/leads",
            REP, "/sales/leads",
            MARKETER, "/marketing/forms",
            AGENT, "/support/tickets",
            LEAD, "/support/tickets",
            VIEWER, "/sales/accounts");

    private Scenario() {}

    static List<Deed> of(Tenant tenant, LocalDate today) {
        var cast = new Cast(tenant.seed());
        List<Deed> deeds = new ArrayList<>(people(tenant));
        deeds.addAll(teams());
        deeds.addAll(policies());
        deeds.addAll(tags());
        var marketing = new MarketingDeeds(tenant, cast, today);
        deeds.addAll(marketing.all());
        var sales = new SalesDeeds(tenant, cast, today);
        deeds.addAll(sales.of(marketing.captured()));
        deeds.addAll(sales.ofTheRep());
        deeds.addAll(new SupportDeeds(tenant, cast).of(sales.customers()));
        deeds.addAll(shares(today));
        return List.copyOf(deeds);
    }

    /** Single records for those whom no role lets reach them. */
    private static List<Deed> shares(LocalDate today) {
        return List.of(
                Deed.Post.creating(
                        "share-lead",
                        REP,
                        "/sales/leads/{lead-1}/shares",
                        Map.of(
                                "teamId", "{team-support}",
                                "level", "edit",
                                "until", today.plusMonths(1) + "T00:00:00Z")),
                Deed.Post.creating(
                        "share-ticket",
                        AGENT,
                        "/support/tickets/{ticket-1}/shares",
                        Map.of("memberId", "{member-" + REP + "}", "level", "read")));
    }

    /** What partners may not touch, whatever their role allows. */
    private static List<Deed> policies() {
        return List.of(
                Deed.Post.creating(
                        "policy-large-deals",
                        ADMINISTRATOR,
                        POLICIES,
                        Map.of(
                                "name",
                                "Large deals stay in the house",
                                "description",
                                "Partners work on deals below 50 000 euros, or of no amount yet.",
                                "rule",
                                Map.of(
                                        "effect", "deny",
                                        "resourceType", "opportunity",
                                        "actions", List.of("*"),
                                        "roles", List.of("partner"),
                                        "condition",
                                                "has(resource.amount) && resource.amount >= money('50000.00', 'EUR')"))),
                Deed.Post.acting("policy-large-deals", "publish", ADMINISTRATOR, POLICIES, Map.of()));
    }

    /** Who works with whom, a role that reaches no farther, and one that does not show everything. */
    private static List<Deed> teams() {
        return List.of(
                team("team-sales", "Sales", MANAGER, REP),
                team("team-support", "Support", LEAD, AGENT),
                Deed.Post.creating(
                        "role-inside-sales",
                        ADMINISTRATOR,
                        "/api/superadmin/roles",
                        Map.of(
                                "name",
                                "inside-sales",
                                "title",
                                "Inside sales",
                                "description",
                                "Sees the leads of the team, and works on those of one's own.",
                                "grants",
                                List.of(
                                        grant("lead", "team", "read"),
                                        grant("lead", "own", "edit", "convert"),
                                        grant("account", "team", "read")))),
                Deed.Post.creating(
                        "role-partner",
                        ADMINISTRATOR,
                        "/api/superadmin/roles",
                        Map.of(
                                "name",
                                "partner",
                                "title",
                                "Partner",
                                "description",
                                "Sees how deals stand, not what they are worth; says what comes next.",
                                "grants",
                                List.of(
                                        grant("account", "all", "read"),
                                        Map.of(
                                                "resourceType", "opportunity",
                                                "actions", List.of("read", "edit"),
                                                "hidden", List.of("amount", "lossReason"),
                                                "readOnly", List.of("name", "accountId", "closeDate", "ownerId"))))));
    }

    private static Deed team(String key, String name, String lead, String other) {
        return Deed.Post.creating(
                key,
                ADMINISTRATOR,
                "/api/superadmin/teams",
                Map.of(
                        "name",
                        name,
                        "members",
                        List.of(
                                Map.of("memberId", "{member-" + lead + "}", "lead", true),
                                Map.of("memberId", "{member-" + other + "}"))));
    }

    private static Map<String, Object> grant(String type, String reach, String... actions) {
        return Map.of("resourceType", type, "reach", reach, "actions", List.of(actions));
    }

    private static List<Deed> tags() {
        return List.of(
                tag("tag-1", "Key account", "#b45309"),
                tag("tag-2", "Partner", "#1d4ed8"),
                tag("tag-3", "Reference", "#15803d"),
                tag("tag-4", "At risk", "#b91c1c"),
                tag("tag-5", "学術", "#7e22ce"));
    }

    private static Deed tag(String key, String name, String color) {
        return Deed.Post.creating(key, ADMINISTRATOR, "/api/tags", Map.of("name", name, "color", color));
    }

    private static List<Deed> people(Tenant tenant) {
        List<Deed> deeds = new ArrayList<>();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("alias", tenant.alias());
        order.put("name", tenant.name());
        order.put("locale", tenant.locale());
        order.put("currency", tenant.currency());
        order.put("zone", tenant.zone());
        order.put("plan", tenant.plan());
        order.put("firstAdministrator", words(tenant.administrator()));
        deeds.add(Deed.Post.creating("organization", Deed.OPERATOR, ORGANIZATIONS, order));
        deeds.addAll(arrival(ADMINISTRATOR, tenant.administrator()));
        tenant.staff().forEach((role, person) -> {
            if (!role.equals(ADMINISTRATOR)) {
                Map<String, Object> invitation = words(person);
                invitation.put("roles", List.of(role));
                deeds.add(Deed.Post.creating("member-" + role, ADMINISTRATOR, USERS + "/invite", invitation));
            }
        });
        tenant.staff().forEach((role, person) -> {
            if (!role.equals(ADMINISTRATOR)) {
                deeds.addAll(arrival(role, person));
            }
        });
        return deeds;
    }

    /** The person is known by the role from then on: by the subject that other records refer to. */
    private static List<Deed> arrival(String role, Person person) {
        String found = USERS + "?filter=email==" + person.email();
        return List.of(
                new Deed.Join(person),
                new Deed.Look(role + ".known", role, DESKS.get(role) + "?limit=1", ""),
                new Deed.Look(role, ADMINISTRATOR, found, "/items/0/subject"));
    }

    private static Map<String, Object> words(Person person) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("email", person.email());
        words.put("firstName", person.firstName());
        words.put("lastName", person.lastName());
        return words;
    }
}
