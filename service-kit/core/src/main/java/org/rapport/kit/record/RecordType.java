package org.rapport.kit.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;
import org.rapport.kit.journal.AggregateType;
import org.rapport.kit.journal.Journal.EventMaker;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.persistence.TenantRow;

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
    private final boolean forOperators;

    /** By which events the standard commands are told; constructors of event records. */
    record Events<R>(EventMaker<R> created, EventMaker<R> edited, EventMaker<R> deleted, EventMaker<R> restored) {}

    private RecordType(Builder<E, R> builder) {
        entity = builder.entity;
        record = builder.record;
        view = builder.view;
        name = Objects.requireNonNullElseGet(builder.name, () -> AggregateType.of(entity));
        guard = Objects.requireNonNullElse(builder.guard, this);
        words = Words.of(Objects.requireNonNullElse(builder.noun, name), builder.subject);
        listing = builder.listing;
        actions = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(builder.actions));
        events = builder.events;
        owner = builder.owner;
        references = List.copyOf(builder.references);
        forOperators = builder.forOperators;
        following = Map.copyOf(builder.following);
        properties = builder.whole || isPart() || forOperators
                ? Properties.ofAWhole(record)
                : Properties.of(record, builder.requests, open(builder));
        listing.requireTellingOf(properties.all());
        attributes = new Attributes<>(record, listing);
    }

    /** What is said to be open, and by what lists are sorted if nobody says how. */
    private Collection<String> open(Builder<E, R> builder) {
        var open = new HashSet<>(builder.open);
        open.add(listing.properties().get(listing.mainProperty()).tells());
        return open;
    }

    /** Begins the type of an aggregate; its name is the entity's in kebab-case. */
    public static <A extends Aggregate<R>, R extends CrmRecord> Builder<A, R> of(Class<A> entity, Class<R> record) {
        return new Builder<>(entity, record, Aggregate::toRecord, Listing.of(entity));
    }

    /**
     * Begins the type of rows that no command makes, such as projections.
     *
     * @param view     what a caller is shown of a row
     * @param property by which lists are sorted, unless another is asked
     */
    public static <T extends TenantRow, R> Builder<T, R> of(
            Class<T> entity, Class<R> record, Function<? super T, R> view, String property, Kind kind) {
        return new Builder<>(entity, record, view, Listing.of(entity, property, kind));
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
        return guard != this;
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

    /** The events of the standard commands. */
    Events<R> events() {
        return Objects.requireNonNull(events, () -> name + " has no standard commands");
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects what a type is. */
    public static final class Builder<E extends Listed, R> {

        private final Class<E> entity;
        private final Class<R> record;
        private final Function<? super E, R> view;
        private final SequencedSet<String> actions = new LinkedHashSet<>();
        private final List<Reference<R>> references = new ArrayList<>();
        private Listing<E> listing;
        private @Nullable Events<R> events;
        private @Nullable Owner<R> owner;
        private @Nullable String subject;
        private @Nullable RecordType<?, ?> guard;
        private @Nullable String name;
        private @Nullable String noun;
        private final Set<Class<? extends Record>> requests = new LinkedHashSet<>();
        private final Set<String> open = new LinkedHashSet<>();
        private final Map<String, String> following = new HashMap<>();
        private boolean whole;
        private boolean forOperators;

        private Builder(Class<E> entity, Class<R> record, Function<? super E, R> view, Listing<E> listing) {
            this.entity = entity;
            this.record = record;
            this.view = view;
            this.listing = listing;
            actions.add(READ);
        }

        /** Says that all that can be done is for platform administrators, whatever roles a tenant gives. */
        public Builder<E, R> forOperators() {
            forOperators = true;
            return this;
        }

        /** Gives the type another name than the entity's, for rows that people know as something else. */
        public Builder<E, R> named(String other) {
            name = other;
            return this;
        }

        /** Says that records are parts of those of {@code type}: who may do something to these may do it to their parts. */
        public Builder<E, R> partOf(RecordType<?, ?> type) {
            guard = type.guard;
            return this;
        }

        /** Says what a record is called in the documentation, where that is not the name of the type. */
        public Builder<E, R> called(String word) {
            noun = word;
            return this;
        }

        /** Says of whom or what a record tells, such as {@code the organisation}, where that does not go without saying. */
        public Builder<E, R> about(String whom) {
            subject = whom;
            return this;
        }

        /** Adds the actions of the standard commands, which are told by these events, and the requests to create and edit. */
        public Builder<E, R> commands(
                Class<? extends Record> create,
                Class<? extends Record> edit,
                EventMaker<R> created,
                EventMaker<R> edited,
                EventMaker<R> deleted,
                EventMaker<R> restored) {
            events = new Events<>(created, edited, deleted, restored);
            return saidBy(create).saidBy(edit).actions(CREATE, EDIT, DELETE);
        }

        /** Adds a request that says properties. See {@link Tells}. */
        public Builder<E, R> saidBy(Class<? extends Record> request) {
            requests.add(request);
            return this;
        }

        /** Says that no role keeps back these properties of the public record: what can be done to one follows from them. */
        public Builder<E, R> open(String... names) {
            open.addAll(List.of(names));
            return this;
        }

        /** Says that {@code property} follows from {@code source}: a role that hides that hides this too. */
        public Builder<E, R> following(String property, String source) {
            following.put(property, source);
            return this;
        }

        /** Says that no role keeps back any property: a record is shown as a whole, or not at all. */
        public Builder<E, R> whole() {
            whole = true;
            return this;
        }

        /** Says that lists which are filtered by {@code listed}, which is no property of the public record, tell of one. */
        public Builder<E, R> telling(String listed, String property) {
            listing = listing.telling(listed, property);
            return this;
        }

        /** Adds what can be done beside, such as {@code convert}. */
        public Builder<E, R> actions(String... names) {
            actions.addAll(List.of(names));
            return this;
        }

        /**
         * Names the property that holds the subject of who cares for a record; lists can be filtered by it, and it takes
         * {@link #ASSIGN} to name somebody else.
         *
         * @param property of the public record and of the entity
         */
        public Builder<E, R> ownedBy(String property, Function<? super R, @Nullable String> subject) {
            owner = new Owner<>(property, subject);
            return actions(ASSIGN).filtered(property, Kind.TEXT);
        }

        /**
         * Says that {@code property} names a record of another type, or of the same, which cannot be deleted while this
         * one lives; lists can be filtered by it.
         */
        public Builder<E, R> refersTo(
                String property, Class<? extends Aggregate<?>> other, Function<? super R, @Nullable UUID> id) {
            references.add(new Reference<>(property, other, id));
            return filtered(property, Kind.ID);
        }

        /** Adds a property to sort and filter lists by. */
        public Builder<E, R> sorted(String property, Kind kind) {
            return sorted(property, property, kind);
        }

        /** Adds a property to sort and filter lists by whose attribute has another name. */
        public Builder<E, R> sorted(String property, String path, Kind kind) {
            listing = listing.sorted(property, path, kind);
            return this;
        }

        /** Adds a property to filter lists by. */
        public Builder<E, R> filtered(String property, Kind kind) {
            return filtered(property, property, kind);
        }

        /** Adds a property to filter lists by whose attribute has another name. */
        public Builder<E, R> filtered(String property, String path, Kind kind) {
            listing = listing.filtered(property, path, kind);
            return this;
        }

        /** Adds a property to filter lists by whose attribute, of another name, holds several values: any of them will do. */
        public Builder<E, R> filteredByAny(String property, String path, Kind kind) {
            listing = listing.filteredByAny(property, path, kind);
            return this;
        }

        /** Says what holds for every row that is a record of the type to callers: its attribute {@code path} is {@code value}. */
        public Builder<E, R> where(String path, Object value) {
            listing = listing.where(path, value);
            return this;
        }

        /** The type, complete. */
        public RecordType<E, R> build() {
            return new RecordType<>(this);
        }
    }
}
