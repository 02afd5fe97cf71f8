package org.rapport.admin.role;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.directory.Permissions;

/**
 * What one role allows and another does not, or not as far.
 *
 * @param to          the other
 * @param differences one for each action in which they differ, by type; what stands for all types or actions counts for
 *                    each
 */
public record RoleDifference(UUID from, UUID to, List<Difference> differences) {

    public RoleDifference {
        differences = List.copyOf(differences);
    }

    /**
     * One action that reaches differently far.
     *
     * @param fromReach in the one; absent where it does not allow the action
     * @param toReach   in the other
     */
    public record Difference(
            String resourceType,
            String action,
            @Nullable Reach fromReach,
            @Nullable Reach toReach) {

        boolean isOne() {
            return !Objects.equals(fromReach, toReach);
        }
    }

    static RoleDifference of(RoleRecord from, RoleRecord to) {
        var one = Permissions.of(from.grants());
        var other = Permissions.of(to.grants());
        return new RoleDifference(
                from.id(),
                to.id(),
                ResourceType.ALL.stream()
                        .flatMap(type -> type.actions().stream()
                                .map(action -> new Difference(
                                        type.name(),
                                        action,
                                        one.reach(type.name(), action),
                                        other.reach(type.name(), action))))
                        .filter(Difference::isOne)
                        .toList());
    }
}
