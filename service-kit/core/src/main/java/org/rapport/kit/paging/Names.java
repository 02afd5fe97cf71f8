package org.rapport.kit.paging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Scope;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Reference;

/**
 * What a question can name: the properties of a list, and those of the records that its records name, such as
 * {@code account.type} where they have an {@code accountId}. Of what the caller may not know there is no name.
 */
final class Names {

    private static final int DEEPEST = 2;
    private static final String ID = "Id";

    /**
     * What a name stands for.
     *
     * @param relations that lead to the record that has it, from those of the list on; none if it is theirs
     */
    record Term(List<Relation> relations, Listing.Property property) {}

    /**
     * The records that others name.
     *
     * @param property by which they are named
     * @param listing  by which of their properties the caller can ask
     * @param scope    which of them he can read
     */
    record Relation(String property, RecordType<?, ?> type, Listing<?> listing, Scope<?> scope) {}

    /** Who knows of what the caller can read. */
    interface Guide extends Function<Reference<?>, @Nullable Relation> {}

    private final Listing<?> listing;
    private final List<? extends Reference<?>> references;
    private final Guide guide;
    private final List<Relation> relations;
    private final String prefix;
    private @Nullable Map<String, Names> behind;

    /**
     * Those of the list {@code listing}, without what the caller may not see.
     *
     * @param guide leads to what is named; to nothing, if the caller can read no record of its type
     */
    Names(Listing<?> listing, List<? extends Reference<?>> references, Guide guide) {
        this(listing, references, guide, List.of(), "");
    }

    private Names(
            Listing<?> listing,
            List<? extends Reference<?>> references,
            Guide guide,
            List<Relation> relations,
            String prefix) {
        this.listing = listing;
        this.references = references;
        this.guide = guide;
        this.relations = relations;
        this.prefix = prefix;
    }

    /** What {@code name} stands for; nothing, if nobody may ask so. */
    @Nullable
    Term find(String name) {
        Listing.Property property = listing.properties().get(name);
        if (property != null) {
            return new Term(relations, property);
        }
        Names further = further(name);
        return further == null ? null : further.find(rest(name));
    }

    /** What {@code name}, which is none, could have been, in words. */
    String instead(String name) {
        Names further = further(name);
        return further != null
                ? further.instead(rest(name))
                : Stream.concat(
                                listing.properties().keySet().stream(),
                                behind().keySet().stream().map(relation -> relation + ".…"))
                        .map(known -> prefix + known)
                        .collect(Collectors.joining(", "));
    }

    /** Tells apart what policies said at different times of the records behind what {@code question} names. */
    String version(Question question) {
        return question.comparisons()
                .map(comparison -> find(comparison.property()))
                .flatMap(term -> term == null ? Stream.empty() : term.relations().stream())
                .map(relation -> relation.type().name() + relation.scope().version())
                .distinct()
                .collect(Collectors.joining());
    }

    private @Nullable Names further(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? null : behind().get(name.substring(0, dot));
    }

    private static String rest(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    /** The same of what is named, by the names of the relations. */
    private Map<String, Names> behind() {
        var known = behind;
        if (known == null) {
            known = new LinkedHashMap<>();
            if (relations.size() < DEEPEST) {
                for (Reference<?> reference : references) {
                    boolean asked = !reference.several() && listing.properties().containsKey(reference.property());
                    Relation relation = asked ? guide.apply(reference) : null;
                    if (relation != null) {
                        String name = name(reference);
                        var path = new ArrayList<>(relations);
                        path.add(relation);
                        known.put(
                                name,
                                new Names(
                                        relation.listing(),
                                        relation.type().references(),
                                        guide,
                                        List.copyOf(path),
                                        prefix + name + "."));
                    }
                }
            }
            behind = known;
        }
        return known;
    }

    private static String name(Reference<?> reference) {
        String property = reference.property();
        return property.endsWith(ID) ? property.substring(0, property.length() - ID.length()) : property;
    }
}
