package org.rapport.kit.directory;

import java.util.HashSet;
import java.util.Set;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.events.admin.RoleRecord.Grant;

/**
 * Which properties of a record somebody cannot see, and which he cannot set.
 *
 * @param hidden what cannot be seen
 * @param locked what cannot be set; what cannot be seen is among it
 */
public record Mask(Set<String> hidden, Set<String> locked) {

    /** That of who can see and set everything. */
    public static final Mask NONE = new Mask(Set.of(), Set.of());

    public Mask {
        hidden = Set.copyOf(hidden);
        locked = union(hidden, locked);
    }

    static Mask of(Grant grant) {
        return new Mask(Set.copyOf(grant.hidden()), Set.copyOf(grant.readOnly()));
    }

    /** That of what {@code rule} names. */
    public static Mask of(PolicyRecord.Rule rule) {
        return new Mask(Set.copyOf(rule.hidden()), Set.copyOf(rule.readOnly()));
    }

    /** Whether nothing is kept. */
    public boolean isNone() {
        return locked.isEmpty();
    }

    /** What one keeps and the other does not let through either: that of who has both. */
    public Mask and(Mask other) {
        return new Mask(common(hidden, other.hidden), common(locked, other.locked));
    }

    /** What either keeps. */
    public Mask or(Mask other) {
        return new Mask(union(hidden, other.hidden), union(locked, other.locked));
    }

    /** Whether it keeps nothing that {@code other} does not. */
    boolean isWithin(Mask other) {
        return other.hidden.containsAll(hidden) && other.locked.containsAll(locked);
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        var common = new HashSet<>(one);
        common.retainAll(other);
        return common;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var union = new HashSet<>(one);
        union.addAll(other);
        return Set.copyOf(union);
    }
}
