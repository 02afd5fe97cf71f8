package org.rapport.admin.role;

import java.util.List;
import org.rapport.kit.problem.DomainException;

/**
 * What a grant of a role and a rule of a policy both say.
 *
 * @param resourceType such as {@code lead}; {@code *} for all
 * @param actions      such as {@code read}; {@code *} for all
 * @param hidden       properties of the resources that the actions neither show nor set
 * @param readOnly     properties that the actions do not set
 */
public record Terms(String resourceType, List<String> actions, List<String> hidden, List<String> readOnly) {

    public Terms {
        actions = List.copyOf(actions);
        hidden = List.copyOf(hidden);
        readOnly = List.copyOf(readOnly);
    }

    /**
     * The type of resources that they speak of.
     *
     * @param pointer where they stand in the request
     * @throws DomainException.RuleBroken if no service has such resources, actions or properties
     */
    public ResourceType require(String pointer) {
        ResourceType type = ResourceType.named(resourceType)
                .orElseThrow(() -> unknown(
                        pointer + "/resourceType", "must be one of " + String.join(", ", ResourceType.names())));
        for (int i = 0; i < actions.size(); i++) {
            if (!type.has(actions.get(i))) {
                throw unknown(
                        pointer + "/actions/" + i,
                        "must be one of " + String.join(", ", type.actions()) + " and " + ResourceType.ANY);
            }
        }
        requireMaskable(type, pointer);
        return type;
    }

    /** The same, with what follows from what is hidden; sorted, and what is hidden is not read-only beside. */
    public Terms completed(ResourceType type) {
        List<String> unseen = type.withFollowing(hidden);
        return new Terms(
                resourceType,
                actions,
                unseen,
                readOnly.stream()
                        .filter(property -> !unseen.contains(property))
                        .distinct()
                        .sorted()
                        .toList());
    }

    private void requireMaskable(ResourceType type, String pointer) {
        List<String> lockable = type.lockable(actions);
        for (int i = 0; i < hidden.size(); i++) {
            requireAmong(type.maskable(), hidden.get(i), type, pointer + "/hidden/" + i);
        }
        for (int i = 0; i < readOnly.size(); i++) {
            String property = readOnly.get(i);
            if (!hidden.contains(property)) {
                requireAmong(lockable, property, type, pointer + "/readOnly/" + i);
            }
        }
    }

    private static void requireAmong(List<String> allowed, String property, ResourceType type, String pointer) {
        if (!allowed.contains(property)) {
            throw new DomainException.RuleBroken(
                    "field-not-maskable",
                    "This property cannot be kept back.",
                    pointer,
                    whyNotAmong(allowed, property, type));
        }
    }

    private static String whyNotAmong(List<String> allowed, String property, ResourceType type) {
        if (type.name().equals(ResourceType.ANY)) {
            return "must be left out: properties belong to one type";
        }
        if (allowed.isEmpty()) {
            return "must be left out: no property of such resources can be kept back so";
        }
        return "must be one of " + String.join(", ", allowed)
                + (type.required().contains(property) ? "; a record must say " + property : "");
    }

    static DomainException.RuleBroken unknown(String pointer, String detail) {
        return new DomainException.RuleBroken(
                "grant-unknown", "There is nothing to allow of that name.", pointer, detail);
    }
}
