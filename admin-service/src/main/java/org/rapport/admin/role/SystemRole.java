package org.rapport.admin.role;

import java.util.List;
import org.rapport.events.admin.RoleRecord.Grant;

/** A role that comes with the suite, in every organisation, and cannot be changed there. */
record SystemRole(String name, String title, String description, List<Grant> grants) {

    private static final String READ = "read";
    private static final String ALL = "*";

    SystemRole {
        grants = List.copyOf(grants);
    }

    /** Those that this version of the suite has. */
    static final List<SystemRole> ALL_ROLES = List.of(
            new SystemRole(
                    Roles.ADMINISTRATOR,
                    "Administrator",
                    "May do everything in the organisation.",
                    List.of(grant(ALL, ALL))),
            new SystemRole(
                    "sales-manager",
                    "Sales manager",
                    "Leads the sales team: everything in sales, and a view of marketing and support.",
                    List.of(
                            grant("lead", ALL),
                            grant("contact", ALL),
                            grant("account", ALL),
                            grant("opportunity", ALL),
                            grant("form", READ),
                            grant("capture", READ),
                            grant("audience", READ),
                            grant("customer", READ),
                            grant("ticket", READ),
                            grant("member", READ),
                            grant("team", READ),
                            grant("role", READ),
                            grant("tag", ALL))),
            new SystemRole(
                    "sales-rep",
                    "Sales representative",
                    "Works on leads and opportunities, from first contact to the deal.",
                    List.of(
                            grant("lead", READ, "create", "edit", "delete", "assign", "share", "convert"),
                            grant("contact", READ, "create", "edit", "delete", "assign", "share"),
                            grant("account", READ, "create", "edit", "delete", "assign", "share"),
                            grant(
                                    "opportunity",
                                    READ,
                                    "create",
                                    "edit",
                                    "delete",
                                    "assign",
                                    "share",
                                    "move",
                                    "win",
                                    "lose"),
                            grant("customer", READ),
                            grant("ticket", READ),
                            grant("member", READ),
                            grant("team", READ),
                            grant("tag", READ))),
            new SystemRole(
                    "marketer",
                    "Marketer",
                    "Wins people's interest: forms, captured leads, the audience.",
                    List.of(
                            grant("form", ALL),
                            grant("capture", ALL),
                            grant("audience", ALL),
                            grant("lead", READ),
                            grant("contact", READ),
                            grant("account", READ),
                            grant("member", READ),
                            grant("team", READ),
                            grant("tag", ALL))),
            new SystemRole(
                    "support-agent",
                    "Support agent",
                    "Answers customers.",
                    List.of(
                            grant("ticket", READ, "create", "edit", "assign", "share", "answer", "escalate"),
                            grant("customer", READ),
                            grant("contact", READ),
                            grant("account", READ),
                            grant("member", READ),
                            grant("team", READ),
                            grant("tag", READ))),
            new SystemRole(
                    "support-lead",
                    "Support lead",
                    "Leads the support team: everything in support, and a view of sales.",
                    List.of(
                            grant("ticket", ALL),
                            grant("customer", ALL),
                            grant("contact", READ),
                            grant("account", READ),
                            grant("opportunity", READ),
                            grant("member", READ),
                            grant("team", READ),
                            grant("role", READ),
                            grant("tag", ALL))),
            new SystemRole(
                    "viewer",
                    "Viewer",
                    "May read everything that the teams work on, and change nothing.",
                    List.of(
                            grant("lead", READ),
                            grant("contact", READ),
                            grant("account", READ),
                            grant("opportunity", READ),
                            grant("form", READ),
                            grant("capture", READ),
                            grant("audience", READ),
                            grant("customer", READ),
                            grant("ticket", READ),
                            grant("member", READ),
                            grant("team", READ),
                            grant("role", READ),
                            grant("tag", READ))));

    private static Grant grant(String resourceType, String... actions) {
        return new Grant(resourceType, List.of(actions));
    }
}
