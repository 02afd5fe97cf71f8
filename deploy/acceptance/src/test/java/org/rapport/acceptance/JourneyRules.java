package org.rapport.acceptance;

/** Who may do what on the journey: roles and policies that the organisation makes itself, none that are there before. */
final class JourneyRules {

    static final String CAMPAIGNER = "campaigner";
    static final String CLOSER = "closer";
    static final String HELPER = "helper";

    /** Whose leads closers are not to see. */
    static final String HOUSE_ACCOUNT = "Slydell & Porter";

    private JourneyRules() {}

    static void make(Organization organization) {
        organization.role(CAMPAIGNER, """
                {"resourceType": "form", "actions": ["*"]},
                {"resourceType": "audience", "actions": ["read"]}""");
        organization.role(CLOSER, """
                {"resourceType": "lead", "actions": ["*"], "reach": "own"},
                {"resourceType": "contact", "actions": ["*"], "reach": "own"},
                {"resourceType": "account", "actions": ["*"], "reach": "own", "hidden": ["taxId"]},
                {"resourceType": "opportunity", "actions": ["*"], "reach": "own"},
                {"resourceType": "ticket", "actions": ["read"]}""");
        organization.role(HELPER, """
                {"resourceType": "ticket", "actions": ["read", "create", "edit", "answer", "escalate"], "reach": "own"},
                {"resourceType": "customer", "actions": ["read"]}""");
        organization.policy("Leads that nobody cares for", """
                "effect": "allow", "resourceType": "lead", "actions": ["read", "edit", "convert"], "roles": ["%s"],
                "condition": "!has(resource.ownerId)\"""".formatted(CLOSER));
        organization.policy("Tickets that nobody answers yet", """
                "effect": "allow", "resourceType": "ticket", "actions": ["read", "answer", "escalate"], "roles": ["%s"],
                "condition": "!has(resource.assigneeId)\"""".formatted(HELPER));
        organization.policy("House accounts", """
                "effect": "deny", "resourceType": "lead", "actions": ["*"], "roles": ["%s"],
                "condition": "has(resource.company) && resource.company == '%s'\"""".formatted(CLOSER, HOUSE_ACCOUNT));
    }
}
