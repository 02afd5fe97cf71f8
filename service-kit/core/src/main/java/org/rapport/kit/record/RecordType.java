package org.rapport.kit.record;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;
import org.rapport.events.ShareRecord;
import org.rapport.kit.journal.AggregateType;
import org.rapport.kit.journal.Journal.EventMaker;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.search.Searched;

/**
 * What the suite knows of a type of records: what it is called, what a caller is shown of one, by what it is listed, who
 * owns one, what can be done to one, and by which events that is told. A constant of the entity; lists, permissions and
 * the words of the API's documentation come from it and from nowhere else.
 *
 * @param <E> the entity
 * @param <R> the public record: what a caller is shown
 */
public final class RecordType<E extends Listed, R> {

    /** Looking at a record, its past and its lists: what can be done to records of every type. */
    public static final String READ = "read";

    /** The actions behind the five standard commands; to restore a record takes what it takes to delete it. */
    public static final String CREATE = "create";

    public static final String EDIT = "edit";
    public static final String DELETE = "delete";

    /** Giving a record to somebody else to care for, also by a new or an edited record that names them. */
    public static final String ASSIGN = "assign";

    /** Letting a person or a team read or edit a record beside those that reach it, and looking who may. */
    public static final String SHARE = "share";

    private final Class<E> entity;
    private final Class<R> record;
    private final Function<? super E, R> view;
    private final String name;
    private final RecordType<?, ?> guard;
    private final Words words;
    private final Listing<E> listing;
    private final SequencedSet<String> actions;
    private final @Nullable Events<R> events;
    private final @Nullable Owner<R> owner;
    private final List<Reference<R>> references;
    private final Properties properties;
    private final Attributes<R> attributes;
    private final Map<String, String> following;
    private final SequencedMap<String, Searched> searched;
    private final List<String> title;
    private final boolean forOperators;
    private final boolean part;
    private final @Nullable Sharing sharing;

    /** By which events the standard commands are told; constructors of event records. */
    record Events<R>(EventMaker<R> created, EventMaker<R> edited, EventMaker<R> deleted, EventMaker<R> restored) {}

    /** By which events it is told that a record is shared; constructors of event records. */
    public record Sharing(
            EventMaker<ShareRecord> created, EventMaker<ShareRecord> edited, EventMaker<ShareRecord> deleted) {}

    RecordType(RecordTypeBuilder<E, R> builder) {
        entity = builder.entity;
        record = builder.record;
        view = builder.view;
        name = Objects.requireNonNullElseGet(builder.name, () -> AggregateType.of(entity));
        guard = Objects.requireNonNullElse(builder.guard, this);
        words = Words.of(Objects.requireNonNullElse(builder.noun, name), builder.subject);
        part = builder.part || guard != this;
        sharing = builder.sharing;
        if ((sharing == null) != (builder.owner == null)) {
            throw new IllegalArgumentException(name + ": what somebody cares for can be shared, and nothing else");
        }
        listing = builder.listing;
        actions = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(builder.actions));
        events = builder.events;
        owner = builder.owner;
        references = List.copyOf(builder.references);
        forOperators = builder.forOperators;
        following = Map.copyOf(builder.following);
        searched = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(builder.searched));
        title = List.copyOf(builder.title);
        properties = builder.whole || isPart() || forOperators
                ? Properties.ofAWhole(record)
                : Properties.of(record, builder.requests, open(builder));
        listing.requireTellingOf(properties.all());
        if (!properties.all().containsAll(searched.keySet())) {
            throw new IllegalStateException(name + " is found by what it does not say: " + searched.keySet());
        }
        attributes = new Attributes<>(record, listing);
    }

    /** What is said to be open, and by what lists are sorted if nobody says how. */
    private Collection<String> open(RecordTypeBuilder<E, R> builder) {
        var open = new HashSet<>(builder.open);
        open.add(listing.properties().get(listing.mainProperty()).tells());
        return open;
    }

    /** Begins the type of an aggregate; its name is the entity's in kebab-case. */
    public static <A extends Aggregate<R>, R extends CrmRecord> RecordTypeBuilder<A, R> of(
            Class<A> entity, Class<R> record) {
        return new RecordTypeBuilder<>(entity, record, Aggregate::toRecord, Listing.of(entity));
    }

    /**
     * Begins the type of rows that no command makes, such as projections.
     *
     * @param view     what a caller is shown of a row
     * @param property by which lists are sorted, unless another is asked
     */
    public static <T extends TenantRow, R> RecordTypeBuilder<T, R> of(
            Class<T> entity, Class<R> record, Function<? super T, R> view, String property, Kind kind) {
        return new RecordTypeBuilder<>(entity, record, view, Listing.of(entity, property, kind));
    }

    /** The name of the type, such as {@code account}. */
    public String name() {
        return name;
    }

    /** What one record and several are called in the documentation of the API. */
    public Words words() {
        return words;
    }

    /** The entity. */
    public Class<E> entity() {
        return entity;
    }

    /** The public record. */
    public Class<R> record() {
        return record;
    }

    /** What a caller is shown of {@code row}. */
    public R view(E row) {
        return view.apply(row);
    }

    /** By what lists are sorted and filtered. */
    public Listing<E> listing() {
        return listing;
    }

    /** The property that holds the subject of who cares for a record; absent where nobody owns one. */
    public @Nullable String owner() {
        return owner == null ? null : owner.property();
    }

    /** The subject of who cares for {@code row}; absent where nobody does. */
    public @Nullable String ownerOf(E row) {
        return owner == null ? null : caredForBy(view(row));
    }

    /** The subject of who cares for {@code shown}; absent where nobody does. */
    public @Nullable String caredForBy(R shown) {
        return owner == null ? null : owner.subject().apply(shown);
    }

    /** What conditions can ask of a record. */
    public Attributes<R> attributes() {
        return attributes;
    }

    /** The properties of the public record that roles can keep back: not what every record has, or must say. */
    public SequencedSet<String> maskable() {
        return properties.maskable();
    }

    /** The properties of the public record that requests say; none of what is shown as a whole. */
    public SequencedSet<String> settable() {
        return properties.settable();
    }

    /** Whether records are parts of those of another type, which are read first. */
    public boolean isPart() {
        return part;
    }

    /** The type whose permissions decide what can be done: this one, or of parts that of what they are parts of. */
    public RecordType<?, ?> guard() {
        return guard;
    }

    /** By what records name others, which live as long as they do. */
    public List<Reference<R>> references() {
        return references;
    }

    /** Whether all that can be done is for platform administrators, whatever roles a tenant gives. */
    public boolean forOperators() {
        return forOperators;
    }

    /** All that can be done, {@link #READ} first. */
    public SequencedSet<String> actions() {
        return actions;
    }

    /** Whether {@code action} can be done to records of this type. */
    public boolean has(String action) {
        return actions.contains(action);
    }

    /**
     * The permission that {@code action} needs, such as {@code account:edit}.
     *
     * @throws IllegalArgumentException if the type has no such action
     */
    public String permission(String action) {
        if (!has(action)) {
            throw new IllegalArgumentException(name + " has no action " + action);
        }
        return guard.name + ":" + action;
    }

    /** The properties of the public record without which no request makes a record. */
    public SequencedSet<String> required() {
        return properties.required();
    }

    /** The properties that follow from others, and from which: a role that hides these hides those too. */
    public Map<String, String> following() {
        return following;
    }

    /** The properties by whose words records are found, by their names; none, if they are not found by words. */
    public SequencedMap<String, Searched> searched() {
        return searched;
    }

    /** The properties by which people call a record, all of them together. */
    public List<String> title() {
        return title;
    }

    /** Whether records can be shared with people and teams. */
    public boolean isShared() {
        return sharing != null;
    }

    /** The events that tell of shares. */
    public Sharing sharing() {
        return Objects.requireNonNull(sharing, () -> name + " cannot be shared");
    }

    /** The events of the standard commands. */
    Events<R> events() {
        return Objects.requireNonNull(events, () -> name + " has no standard commands");
    }

    @Override
    public String toString() {
        return name;
    }
}
