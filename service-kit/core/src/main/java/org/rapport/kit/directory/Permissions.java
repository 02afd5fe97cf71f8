package org.rapport.kit.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;

/**
 * What someone may do, all roles added up: where several say something of an action, the one that reaches farthest counts,
 * and of each record all can be seen and set that one of those which reach it does not keep.
 */
public final class Permissions {

    /** Nothing. */
    public static final Permissions NONE = of(List.of());

    private static final String ALL = "*";

    /** What an action keeps back of the records within a reach: of each reach that a grant names. */
    private final Map<String, Map<String, Map<Reach, Mask>>> byType;

    private final boolean masked;

    private Permissions(Map<String, Map<String, Map<Reach, Mask>>> byType, boolean masked) {
        this.byType = byType;
        this.masked = masked;
    }

    /** What {@code grants} allow together. */
    public static Permissions of(Collection<Grant> grants) {
        var byType = new TreeMap<String, Map<String, Map<Reach, Mask>>>();
        for (var grant : grants) {
            Mask mask = Mask.of(grant);
            var actions = byType.computeIfAbsent(grant.resourceType(), _ -> new TreeMap<>());
            grant.actions().forEach(action -> actions.computeIfAbsent(action, _ -> new EnumMap<>(Reach.class))
                    .merge(grant.reach(), mask, Mask::and));
        }
        return new Permissions(
                Collections.unmodifiableMap(byType),
                grants.stream().anyMatch(grant -> !Mask.of(grant).isNone()));
    }

    /**
     * How far {@code action} reaches; absent if it is not allowed at all.
     *
     * @param type   of resources; {@code *} asks what holds for all
     * @param action {@code *} asks what holds for all
     */
    public @Nullable Reach reach(String type, String action) {
        return saying(type, action)
                .flatMap(said -> said.keySet().stream())
                .max(Reach::compareTo)
                .orElse(null);
    }

    /** Whether any action keeps anything back of the records that it reaches. */
    public boolean areMasked() {
        return masked;
    }

    /**
     * What {@code action} keeps back of records; absent if it does not reach them.
     *
     * @param reach the least that reaches the records
     */
    public @Nullable Mask mask(String type, String action, Reach reach) {
        return saying(type, action)
                .flatMap(said -> said.entrySet().stream())
                .filter(said -> said.getKey().compareTo(reach) >= 0)
                .map(Map.Entry::getValue)
                .reduce(Mask::and)
                .orElse(null);
    }

    /** All that any action keeps back of any records of {@code type}. */
    public Mask strictest(String type) {
        return byType.getOrDefault(type, Map.of()).values().stream()
                .flatMap(said -> said.values().stream())
                .reduce(Mask.NONE, Mask::or);
    }

    /** Whether all that {@code grant} allows is allowed. */
    public boolean cover(Grant grant) {
        return grant.actions().stream().allMatch(action -> {
            Mask mask = mask(grant.resourceType(), action, grant.reach());
            return mask != null && mask.isWithin(Mask.of(grant));
        });
    }

    /** The same as grants, sorted: one for each type, reach, and what is kept back of the records within it. */
    public List<Grant> grants() {
        var grants = new ArrayList<Grant>();
        byType.forEach((type, actions) -> {
            var alike = new TreeMap<Extent, List<String>>(Extent.ORDER);
            actions.forEach((action, said) -> extents(said)
                    .forEach(extent -> alike.computeIfAbsent(extent, _ -> new ArrayList<>())
                            .add(action)));
            alike.forEach((extent, names) -> grants.add(extent.toGrant(type, names)));
        });
        return List.copyOf(grants);
    }

    /** How far something reaches, and what it keeps back there. */
    private record Extent(Reach reach, List<String> hidden, List<String> readOnly) {

        static final Comparator<Extent> ORDER = Comparator.comparing(Extent::reach)
                .thenComparing(extent -> extent.hidden().toString())
                .thenComparing(extent -> extent.readOnly().toString());

        static Extent of(Reach reach, Mask mask) {
            return new Extent(
                    reach,
                    mask.hidden().stream().sorted().toList(),
                    mask.locked().stream()
                            .filter(property -> !mask.hidden().contains(property))
                            .sorted()
                            .toList());
        }

        Grant toGrant(String type, List<String> actions) {
            return new Grant(type, actions, reach, hidden, readOnly);
        }
    }

    /** Those that say all: a nearer one only where it keeps less back than those that reach farther. */
    private static List<Extent> extents(Map<Reach, Mask> said) {
        var extents = new ArrayList<Extent>();
        Mask farther = null;
        for (var reach : List.of(Reach.ALL, Reach.TEAM, Reach.OWN)) {
            Mask here = said.get(reach);
            if (here != null) {
                Mask both = farther == null ? here : farther.and(here);
                if (!both.equals(farther)) {
                    extents.add(Extent.of(reach, both));
                }
                farther = both;
            }
        }
        return extents;
    }

    /** All that is said of the action: by itself, and with all of the type, of all types, or both. */
    private Stream<Map<Reach, Mask>> saying(String type, String action) {
        return Stream.of(type, ALL)
                .distinct()
                .map(byType::get)
                .filter(Objects::nonNull)
                .flatMap(actions -> Stream.of(action, ALL).distinct().map(actions::get))
                .filter(Objects::nonNull);
    }
}
