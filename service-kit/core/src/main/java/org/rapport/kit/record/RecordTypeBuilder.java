package org.rapport.kit.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapport.events.ShareRecord;
import org.rapport.kit.journal.Journal.EventMaker;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.search.Searched;

/** Collects what a type is. */
public final class RecordTypeBuilder<E extends Listed, R> {

    final Class<E> entity;
    final Class<R> record;
    final Function<? super E, R> view;
    final SequencedSet<String> actions = new LinkedHashSet<>();
    final List<Reference<R>> references = new ArrayList<>();
    Listing<E> listing;
    RecordType.@Nullable Events<R> events;
    RecordType.@Nullable Sharing sharing;

    @Nullable
    Owner<R> owner;

    @Nullable
    String subject;

    @Nullable
    RecordType<?, ?> guard;

    @Nullable
    String name;

    @Nullable
    String noun;

    final Set<Class<? extends Record>> requests = new LinkedHashSet<>();
    final Set<String> open = new LinkedHashSet<>();
    final Map<String, String> following = new HashMap<>();
    final SequencedMap<String, Searched> searched = new LinkedHashMap<>();
    final List<String> title = new ArrayList<>();
    boolean whole;
    boolean forOperators;
    boolean part;

    RecordTypeBuilder(Class<E> entity, Class<R> record, Function<? super E, R> view, Listing<E> listing) {
        this.entity = entity;
        this.record = record;
        this.view = view;
        this.listing = listing;
        actions.add(RecordType.READ);
    }

    /** Says that all that can be done is for platform administrators, whatever roles a tenant gives. */
    public RecordTypeBuilder<E, R> forOperators() {
        forOperators = true;
        return this;
    }

    /** Gives the type another name than the entity's, for rows that people know as something else. */
    public RecordTypeBuilder<E, R> named(String other) {
        name = other;
        return this;
    }

    /** Says that records are parts of those of {@code type}: who may do something to these may do it to their parts. */
    public RecordTypeBuilder<E, R> partOf(RecordType<?, ?> type) {
        guard = type.guard();
        return this;
    }

    /** Says that records are parts of those of several types, which are read first. */
    public RecordTypeBuilder<E, R> partOfSeveral() {
        part = true;
        return this;
    }

    /** Says what a record is called in the documentation, where that is not the name of the type. */
    public RecordTypeBuilder<E, R> called(String word) {
        noun = word;
        return this;
    }

    /** Says of whom or what a record tells, such as {@code the organisation}, where that does not go without saying. */
    public RecordTypeBuilder<E, R> about(String whom) {
        subject = whom;
        return this;
    }

    /** Adds the actions of the standard commands, which are told by these events, and the requests to create and edit. */
    public RecordTypeBuilder<E, R> commands(
            Class<? extends Record> create,
            Class<? extends Record> edit,
            EventMaker<R> created,
            EventMaker<R> edited,
            EventMaker<R> deleted,
            EventMaker<R> restored) {
        events = new RecordType.Events<>(created, edited, deleted, restored);
        return saidBy(create).saidBy(edit).actions(RecordType.CREATE, RecordType.EDIT, RecordType.DELETE);
    }

    /** Adds a request that says properties. See {@link Tells}. */
    public RecordTypeBuilder<E, R> saidBy(Class<? extends Record> request) {
        requests.add(request);
        return this;
    }

    /** Says that no role keeps back these properties of the public record: what can be done to one follows from them. */
    public RecordTypeBuilder<E, R> open(String... names) {
        open.addAll(List.of(names));
        return this;
    }

    /** Says that {@code property} follows from {@code source}: a role that hides that hides this too. */
    public RecordTypeBuilder<E, R> following(String property, String source) {
        following.put(property, source);
        return this;
    }

    /** Says that no role keeps back any property: a record is shown as a whole, or not at all. */
    public RecordTypeBuilder<E, R> whole() {
        whole = true;
        return this;
    }

    /** Says that lists which are filtered by {@code listed}, which is no property of the public record, tell of one. */
    public RecordTypeBuilder<E, R> telling(String listed, String property) {
        listing = listing.telling(listed, property);
        return this;
    }

    /** Adds what can be done beside, such as {@code convert}. */
    public RecordTypeBuilder<E, R> actions(String... names) {
        actions.addAll(List.of(names));
        return this;
    }

    /**
     * Names the property that holds the subject of who cares for a record; lists can be filtered by it, and it takes
     * {@link RecordType#ASSIGN} to name somebody else.
     *
     * @param property of the public record and of the entity
     */
    public RecordTypeBuilder<E, R> ownedBy(String property, Function<? super R, @Nullable String> subject) {
        owner = new Owner<>(property, subject);
        return actions(RecordType.ASSIGN).filtered(property, Kind.TEXT);
    }

    /** Says that somebody who cares for a record can share it, which is told by these events. */
    public RecordTypeBuilder<E, R> shared(
            EventMaker<ShareRecord> created, EventMaker<ShareRecord> edited, EventMaker<ShareRecord> deleted) {
        sharing = new RecordType.Sharing(created, edited, deleted);
        return actions(RecordType.SHARE);
    }

    /**
     * Says that {@code property} names a record of another type, or of the same, which cannot be deleted while this
     * one lives; lists can be filtered by it.
     */
    public RecordTypeBuilder<E, R> refersTo(
            String property, Class<? extends Aggregate<?>> other, Function<? super R, @Nullable UUID> id) {
        references.add(new Reference<>(property, property, false, other, record -> {
            UUID named = id.apply(record);
            return named == null ? Set.of() : Set.of(named);
        }));
        return filtered(property, Kind.ID);
    }

    /**
     * As {@link #refersTo}, where a record names several. Lists can be filtered by the {@code property}: by any of them.
     *
     * @param path of the entity's attribute that has their ids
     */
    public RecordTypeBuilder<E, R> refersToAny(
            String property, String path, Class<? extends Aggregate<?>> other, Function<? super R, Set<UUID>> ids) {
        references.add(new Reference<>(property, path, true, other, ids));
        return filteredByAny(property, path, Kind.ID);
    }

    /** Adds a property to sort and filter lists by. */
    public RecordTypeBuilder<E, R> sorted(String property, Kind kind) {
        return sorted(property, property, kind);
    }

    /** Adds a property to sort and filter lists by whose attribute has another name. */
    public RecordTypeBuilder<E, R> sorted(String property, String path, Kind kind) {
        listing = listing.sorted(property, path, kind);
        return this;
    }

    /** Adds a property to filter lists by. */
    public RecordTypeBuilder<E, R> filtered(String property, Kind kind) {
        return filtered(property, property, kind);
    }

    /** Adds a property to filter lists by whose attribute has another name. */
    public RecordTypeBuilder<E, R> filtered(String property, String path, Kind kind) {
        listing = listing.filtered(property, path, kind);
        return this;
    }

    /** Adds a property to filter lists by whose attribute, of another name, holds several values: any of them will do. */
    public RecordTypeBuilder<E, R> filteredByAny(String property, String path, Kind kind) {
        listing = listing.filteredByAny(property, path, kind);
        return this;
    }

    /** Says what holds for every row that is a record of the type to callers: its attribute {@code path} is {@code value}. */
    public RecordTypeBuilder<E, R> where(String path, Object value) {
        listing = listing.where(path, value);
        return this;
    }

    /** Says by which properties people call a record, all of them together: it is found by their words. */
    public RecordTypeBuilder<E, R> titled(String... properties) {
        title.addAll(List.of(properties));
        title.forEach(property -> searched.computeIfAbsent(property, it -> new Searched(it, "", false)));
        return this;
    }

    /** Says that a record is found by the words of a property. */
    public RecordTypeBuilder<E, R> found(String property) {
        return found(property, "");
    }

    /** Says that a record is found by the words of the {@code part} of what stands in a property. */
    public RecordTypeBuilder<E, R> found(String property, String part) {
        searched.put(property, new Searched(property, part, false));
        return this;
    }

    /** Says that a record is found by a number, such as that of a telephone, and by parts of it. */
    public RecordTypeBuilder<E, R> foundByNumber(String property) {
        return foundByNumber(property, "");
    }

    /** As {@link #foundByNumber(String)}, of the {@code part} of what stands in the property. */
    public RecordTypeBuilder<E, R> foundByNumber(String property, String part) {
        searched.put(property, new Searched(property, part, true));
        return this;
    }

    /** The type, complete. */
    public RecordType<E, R> build() {
        return new RecordType<>(this);
    }
}
