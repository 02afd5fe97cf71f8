package org.rapport.kit.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;

/** What someone may do, all roles added up: where several say something of an action, the one that reaches farthest counts. */
public final class Permissions {

    /** Nothing. */
    public static final Permissions NONE = of(List.of());

    private static final String ALL = "*";

    private final Map<String, Map<String, Reach>> byType;

    private Permissions(Map<String, Map<String, Reach>> byType) {
        this.byType = byType;
    }

    /** What {@code grants} allow together. */
    public static Permissions of(Collection<Grant> grants) {
        var byType = new TreeMap<String, Map<String, Reach>>();
        for (var grant : grants) {
            var actions = byType.computeIfAbsent(grant.resourceType(), _ -> new TreeMap<>());
            grant.actions().forEach(action -> actions.merge(action, grant.reach(), Permissions::farther));
        }
        return new Permissions(Collections.unmodifiableMap(byType));
    }

    /**
     * How far {@code action} reaches; absent if it is not allowed at all.
     *
     * @param type   of resources; {@code *} asks what holds for all
     * @param action {@code *} asks what holds for all
     */
    public @Nullable Reach reach(String type, String action) {
        return farther(reachIn(byType.get(type), action), reachIn(byType.get(ALL), action));
    }

    /** Whether all that {@code grant} allows is allowed. */
    public boolean cover(Grant grant) {
        return grant.actions().stream().allMatch(action -> {
            Reach reach = reach(grant.resourceType(), action);
            return reach != null && reach.compareTo(grant.reach()) >= 0;
        });
    }

    /** The same as grants, one for each type and reach, sorted. */
    public List<Grant> grants() {
        var grants = new ArrayList<Grant>();
        byType.forEach((type, actions) -> {
            var byReach = new EnumMap<Reach, List<String>>(Reach.class);
            actions.forEach((action, reach) ->
                    byReach.computeIfAbsent(reach, _ -> new ArrayList<>()).add(action));
            byReach.forEach((reach, names) -> grants.add(new Grant(type, names, reach)));
        });
        return List.copyOf(grants);
    }

    private static @Nullable Reach reachIn(@Nullable Map<String, Reach> actions, String action) {
        return actions == null ? null : farther(actions.get(action), actions.get(ALL));
    }

    private static @Nullable Reach farther(@Nullable Reach one, @Nullable Reach other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
