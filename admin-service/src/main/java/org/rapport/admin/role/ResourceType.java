package org.rapport.admin.role;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rapport.events.admin.RoleRecord.Reach;

/**
 * What roles can allow with one type of resource, in whichever service it is.
 *
 * @param reaches how far: other than to all only where somebody cares for each resource
 */
public record ResourceType(String name, List<String> actions, List<Reach> reaches) {

    /** Stands for all types, and for all actions. */
    static final String ANY = "*";

    private static final String READ = "read";
    private static final String CREATE = "create";
    private static final String EDIT = "edit";
    private static final String DELETE = "delete";
    private static final String ASSIGN = "assign";

    public ResourceType {
        actions = List.copyOf(actions);
        reaches = List.copyOf(reaches);
    }

    /** All of them, as the services tell in their API's documents. */
    static final List<ResourceType> ALL = List.of(
            owned("account", READ, CREATE, EDIT, DELETE, ASSIGN),
            plain("audience", READ),
            plain("audit", READ),
            plain("capture", READ, CREATE),
            owned("contact", READ, CREATE, EDIT, DELETE, ASSIGN),
            plain("customer", READ),
            plain("form", READ, CREATE, EDIT, DELETE),
            owned("lead", READ, CREATE, EDIT, DELETE, ASSIGN, "convert"),
            plain("member", READ, "invite", EDIT, ASSIGN, "deactivate"),
            owned("opportunity", READ, CREATE, EDIT, DELETE, ASSIGN, "move", "win", "lose"),
            plain("role", READ, CREATE, EDIT, DELETE),
            plain("setting", READ, EDIT),
            plain("tag", READ, CREATE, EDIT, DELETE),
            plain("team", READ, CREATE, EDIT, DELETE),
            owned("ticket", READ, CREATE, EDIT, DELETE, ASSIGN, "answer", "escalate"));

    /** That of this name, or what holds for all of them. */
    static Optional<ResourceType> named(String name) {
        return name.equals(ANY)
                ? Optional.of(plain(ANY, actionsOfAny()))
                : ALL.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static String[] actionsOfAny() {
        return ALL.stream().flatMap(type -> type.actions().stream()).distinct().toArray(String[]::new);
    }

    /** What a grant can name. */
    static List<String> names() {
        var names = new ArrayList<>(List.of(ANY));
        ALL.forEach(type -> names.add(type.name()));
        return names;
    }

    /** Whether {@code action} can be granted. */
    boolean has(String action) {
        return action.equals(ANY) || actions.contains(action);
    }

    private static ResourceType owned(String name, String... actions) {
        return new ResourceType(name, List.of(actions), List.of(Reach.values()));
    }

    private static ResourceType plain(String name, String... actions) {
        return new ResourceType(name, List.of(actions), List.of(Reach.ALL));
    }
}
