package org.rapport.kit.access;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Folding;
import org.rapport.kit.condition.Predicate;
import org.rapport.kit.directory.Mask;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;

/**
 * To which records of a type somebody may do something, and what of each is kept back: what his roles reach or a policy allows,
 * and no policy denies. Asked of a record in memory and put into the queries that find records, it says the same.
 *
 * @param <R> the public record
 */
public final class Scope<R> {

    private final Rules<R> rules;
    private final @Nullable String acr;
    private final Supplier<Facts> asker;
    private @Nullable Facts facts;
    private @Nullable Predicate rows;

    /**
     * That of {@code rules}.
     *
     * @param acr   how whoever asks has signed in
     * @param asker what is known of him; asked only if a rule depends on it
     */
    Scope(Rules<R> rules, @Nullable String acr, Supplier<Facts> asker) {
        this.rules = rules;
        this.acr = acr;
        this.asker = asker;
    }

    /** All records. */
    public static <R> Scope<R> everything() {
        return known(Rules.everything());
    }

    /** No record. */
    static <R> Scope<R> nothing() {
        return known(Rules.nothing());
    }

    private static <R> Scope<R> known(Rules<R> rules) {
        return new Scope<>(rules, null, () -> Facts.of(Map.of()));
    }

    /** The records, as a condition on rows. */
    public Predicate rows() {
        if (rows == null) {
            rows = rules.areOfAll() ? Predicate.ALWAYS : folded();
        }
        return rows;
    }

    /**
     * The records by the reasons to let them through, each a condition on rows that an index may answer in the order of a
     * list; a record may be in several of them. One of all, where all are let through, or none.
     */
    public List<Predicate> branches() {
        if (isEverything() || isNothing()) {
            return List.of(rows());
        }
        var folding = new Folding(facts());
        Predicate undenied = undenied(folding);
        List<Predicate> granted = rules.granting()
                .map(rule -> rule.whereTrue(folding))
                .flatMap(Scope::disjuncts)
                .distinct()
                .toList();
        return granted.contains(Predicate.ALWAYS)
                ? List.of(undenied)
                : granted.stream()
                        .map(reason -> Predicate.all(List.of(reason, undenied)))
                        .filter(branch -> !(branch instanceof Predicate.Never))
                        .toList();
    }

    private static Stream<Predicate> disjuncts(Predicate predicate) {
        return predicate instanceof Predicate.Any(var inner) ? inner.stream() : Stream.of(predicate);
    }

    private Predicate folded() {
        if (rules.granting().findAny().isEmpty()) {
            return Predicate.NEVER;
        }
        var folding = new Folding(facts());
        Predicate granted = Predicate.any(
                rules.granting().map(rule -> rule.whereTrue(folding)).toList());
        return Predicate.all(List.of(granted, undenied(folding)));
    }

    private Predicate undenied(Folding folding) {
        return Predicate.all(denying().map(rule -> rule.whereFalse(folding)).toList());
    }

    private Stream<Rule<R>> denying() {
        return rules.denying().stream().filter(rule -> !rule.isSilent(acr));
    }

    private Stream<Rule<R>> keeping() {
        return rules.keeping().stream().filter(rule -> !rule.isSilent(acr));
    }

    /** Whether no record is left out. */
    public boolean isEverything() {
        return rows() instanceof Predicate.Always;
    }

    /** Whether every record is left out. */
    public boolean isNothing() {
        return rows == null ? !rules.areOfAll() && foldsToNothing() : rows instanceof Predicate.Never;
    }

    /** As {@link #folded} would say, without putting it together: asked before each operation. */
    private boolean foldsToNothing() {
        if (rules.granting().findAny().isEmpty()) {
            return true;
        }
        var folding = new Folding(facts());
        return rules.granting().allMatch(rule -> rule.whereTrue(folding) instanceof Predicate.Never)
                || denying().anyMatch(rule -> rule.whereFalse(folding) instanceof Predicate.Never);
    }

    /** Whether {@code row} is among them. */
    public <E extends Listed> boolean admits(RecordType<E, R> type, E row) {
        return rules.areOfAll() || admits(type.view(row));
    }

    /** Whether {@code record} is among them. */
    public boolean admits(R record) {
        return rules.areOfAll()
                || (rules.granting().anyMatch(rule -> rule.isTrue(facts(), record)) && !isDenied(record));
    }

    /**
     * Whether a record may become {@code after}: that is among them too. Whoever may give a record away that his roles reach
     * may give it to whom they do not: of their reach what it was {@code before} counts.
     *
     * @param before absent if it is new, and nobody's before it is somebody's
     */
    boolean admitsAfter(@Nullable R before, R after) {
        if (rules.areOfAll()) {
            return true;
        }
        boolean reached = before == null
                ? !rules.reaching().isEmpty()
                : rules.reaching().stream().anyMatch(rule -> rule.isTrue(facts(), before));
        return reached && !isDenied(after) || admits(after);
    }

    private boolean isDenied(R record) {
        return denying().anyMatch(rule -> rule.isNotFalse(facts(), record));
    }

    /** What is kept back of {@code record}: what each rule keeps back that lets it through, and what is denied of it. */
    Mask mask(R record) {
        if (!rules.areMasked()) {
            return Mask.NONE;
        }
        Mask mask = rules.granting()
                .filter(rule -> rule.isTrue(facts(), record))
                .map(Rule::mask)
                .reduce(Mask::and)
                .orElse(null);
        if (mask == null || isDenied(record)) {
            return rules.strictest();
        }
        return keeping()
                .filter(rule -> rule.isNotFalse(facts(), record))
                .map(Rule::mask)
                .reduce(mask, Mask::or);
    }

    /** What is kept back of any record that may be among them. */
    Mask mask() {
        if (!rules.areMasked()) {
            return Mask.NONE;
        }
        if (isNothing()) {
            return rules.strictest();
        }
        var folding = new Folding(facts());
        Mask ofAll = rules.granting()
                .filter(rule -> rule.whereTrue(folding) instanceof Predicate.Always)
                .map(Rule::mask)
                .reduce(Mask::and)
                .orElse(null);
        Mask granted = rules.granting()
                .filter(rule -> !(rule.whereTrue(folding) instanceof Predicate.Never))
                .map(rule -> ofAll == null ? rule.mask() : rule.mask().and(ofAll))
                .reduce(Mask.NONE, Mask::or);
        return keeping()
                .filter(rule -> !(rule.whereFalse(folding) instanceof Predicate.Always))
                .map(Rule::mask)
                .reduce(granted, Mask::or);
    }

    /** What is kept back of each record that may be among them, whatever it says. */
    Mask leastMask() {
        if (!rules.areMasked()) {
            return Mask.NONE;
        }
        var folding = new Folding(facts());
        Mask granted = rules.granting()
                .filter(rule -> !(rule.whereTrue(folding) instanceof Predicate.Never))
                .map(Rule::mask)
                .reduce(Mask::and)
                .orElseGet(rules::strictest);
        return keeping()
                .filter(rule -> rule.whereFalse(folding) instanceof Predicate.Never)
                .map(Rule::mask)
                .reduce(granted, Mask::or);
    }

    /** Whether there may be such records somewhere: of what cannot be asked here, that it is so. */
    boolean isPossible() {
        var folding = new Folding(facts());
        return rules.granting().anyMatch(rule -> !(rule.whereFalse(folding) instanceof Predicate.Always))
                && denying().noneMatch(rule -> rule.whereTrue(folding) instanceof Predicate.Always);
    }

    /** How whoever asks must sign in to have some record among them, if that is all he lacks. */
    Optional<String> stepUp() {
        return isNothing() ? steppedUp(all -> !all.isNothing()) : Optional.empty();
    }

    /** How whoever asks must sign in to have {@code record} among them, if that is all he lacks. */
    Optional<String> stepUp(R record) {
        return admits(record) ? Optional.empty() : steppedUp(all -> all.admits(record));
    }

    /** How whoever asks must sign in so that a record may become {@code after}, if that is all he lacks. */
    Optional<String> stepUpAfter(@Nullable R before, R after) {
        return steppedUp(all -> all.admitsAfter(before, after));
    }

    private Optional<String> steppedUp(java.util.function.Predicate<Scope<R>> enough) {
        return denying()
                .map(Rule::stepUp)
                .filter(Objects::nonNull)
                .distinct()
                .filter(needed -> enough.test(new Scope<>(rules, needed, this::facts)))
                .findFirst();
    }

    /** Tells apart what policies said at different times. */
    public String version() {
        return rules.version();
    }

    private Facts facts() {
        if (facts == null) {
            facts = asker.get();
        }
        return facts;
    }
}
