package org.rapport.admin.role;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.directory.Mask;
import org.rapport.kit.directory.Permissions;

/**
 * What one role allows and another does not, or not as far, or with other properties kept back.
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
     * One action that reaches differently far, or keeps back other properties. Where both sides say the same, they differ
     * in what they keep back of records that are nearer.
     *
     * @param fromReach    in the one; absent where it does not allow the action
     * @param toReach      in the other
     * @param fromHidden   what the one neither shows nor sets, as far as it reaches, sorted; empty where it does not allow
     *                     the action
     * @param toHidden     what the other neither shows nor sets
     * @param fromReadOnly what the one shows and does not set, as far as it reaches, sorted
     * @param toReadOnly   what the other shows and does not set
     */
    public record Difference(
            String resourceType,
            String action,
            @Nullable Reach fromReach,
            @Nullable Reach toReach,
            List<String> fromHidden,
            List<String> toHidden,
            List<String> fromReadOnly,
            List<String> toReadOnly) {

        public Difference {
            fromHidden = List.copyOf(fromHidden);
            toHidden = List.copyOf(toHidden);
            fromReadOnly = List.copyOf(fromReadOnly);
            toReadOnly = List.copyOf(toReadOnly);
        }

        private static Difference of(String type, String action, Permissions one, Permissions other) {
            Mask from = farthest(one, type, action);
            Mask to = farthest(other, type, action);
            return new Difference(
                    type,
                    action,
                    one.reach(type, action),
                    other.reach(type, action),
                    hidden(from),
                    hidden(to),
                    readOnly(from),
                    readOnly(to));
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
                                .filter(action -> differ(one, other, type.name(), action))
                                .map(action -> Difference.of(type.name(), action, one, other)))
                        .toList());
    }

    private static boolean differ(Permissions one, Permissions other, String type, String action) {
        return Arrays.stream(Reach.values())
                .anyMatch(reach -> !Objects.equals(one.mask(type, action, reach), other.mask(type, action, reach)));
    }

    /** What is kept back of all records that {@code action} reaches, but for those that are nearer. */
    private static Mask farthest(Permissions permissions, String type, String action) {
        Reach reach = permissions.reach(type, action);
        return reach == null ? Mask.NONE : requireNonNull(permissions.mask(type, action, reach));
    }

    private static List<String> hidden(Mask mask) {
        return mask.hidden().stream().sorted().toList();
    }

    private static List<String> readOnly(Mask mask) {
        return mask.locked().stream()
                .filter(property -> !mask.hidden().contains(property))
                .sorted()
                .toList();
    }
}
