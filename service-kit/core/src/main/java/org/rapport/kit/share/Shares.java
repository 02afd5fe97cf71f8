package org.rapport.kit.share;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.ShareRecord;
import org.rapport.events.ShareRecord.Level;
import org.rapport.kit.access.Reader;
import org.rapport.kit.access.Readers;
import org.rapport.kit.directory.Members;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.paging.AccessQuery;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;

/** Shares records with people and teams, each change journaled: for who may share the record. */
@ApplicationScoped
public class Shares {

    /** More is what roles and policies are for: these are asked with every list. */
    private static final int MOST = 1_000;

    private final Store store;
    private final Lists lists;
    private final Journal journal;
    private final Members members;
    private final SharedRecords shared;
    private final Readers readers;

    Shares(Store store, Lists lists, Journal journal, Members members, SharedRecords shared, Readers readers) {
        this.store = store;
        this.lists = lists;
        this.journal = journal;
        this.members = members;
        this.shared = shared;
        this.readers = readers;
    }

    /** The shares of a record, also those that have ended by themselves. */
    public <A extends Aggregate<R>, R> Page<ShareRecord> page(RecordType<A, R> type, UUID id, PageQuery query) {
        store.admit(store.read(type, id), type, RecordType.SHARE);
        var ofRecord = Share.TYPE.listing().where("resourceType", type.name()).where("recordId", id);
        return lists.page(Share.TYPE, ofRecord, query);
    }

    /** Who may read a record, however that comes. */
    public <A extends Aggregate<R>, R> Page<Reader> readers(RecordType<A, R> type, UUID id, AccessQuery query) {
        A record = store.read(type, id);
        store.admit(record, type, RecordType.SHARE);
        return readers.page(type, record, query);
    }

    /** One of them. */
    public <A extends Aggregate<R>, R> ShareRecord one(RecordType<A, R> type, UUID id, UUID share) {
        store.admit(store.read(type, id), type, RecordType.SHARE);
        return store.consult(Share.TYPE, share)
                .filter(found -> found.isOf(type, id))
                .orElseThrow(DomainException.NotFound::new)
                .toRecord();
    }

    /**
     * Shares a record.
     *
     * @throws DomainException.Forbidden  if the caller may not share it, or may not do what he wants others to
     * @throws DomainException.RuleBroken if it is not with one person or one team that there is, or is over already
     * @throws DomainException.Conflict   if it is shared with them, or too many are
     */
    public <A extends Aggregate<R>, R> ShareRecord create(RecordType<A, R> type, UUID id, ShareRequest request) {
        lock(type, id, request.level());
        requireOne(request);
        requireAhead(request.until());
        members.requireMember(request.memberId(), "/memberId");
        members.requireTeam(request.teamId(), "/teamId");
        UUID with = Stream.of(request.memberId(), request.teamId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        requireNew(type, id, with);
        if (shared.count(type.name(), with) >= MOST) {
            throw new DomainException.Conflict(
                    "too-many-shared",
                    "%d records of this type are shared with them already: a role or a policy can reach more."
                            .formatted(MOST));
        }
        return journal.create(new Share(type, id, request), type.sharing().created());
    }

    /** Shares a record otherwise, or for another time. */
    public <A extends Aggregate<R>, R> ShareRecord edit(
            RecordType<A, R> type, UUID id, UUID share, IfMatch ifMatch, EditShare request) {
        lock(type, id, request.level());
        Share found = find(type, id, share, ifMatch);
        requireAhead(request.until());
        return journal.change(found, type.sharing().edited(), it -> it.edit(request));
    }

    /** Ends a share. */
    public <A extends Aggregate<R>, R> void delete(RecordType<A, R> type, UUID id, UUID share, IfMatch ifMatch) {
        lock(type, id, Level.READ);
        journal.delete(find(type, id, share, ifMatch), type.sharing().deleted());
    }

    /** One shares nothing that one may not do oneself. The lock has the shares of a record change one after another. */
    private <A extends Aggregate<R>, R> void lock(RecordType<A, R> type, UUID id, Level level) {
        A record = store.lock(type, id, RecordType.SHARE);
        if (level == Level.EDIT) {
            store.admit(record, type, RecordType.EDIT);
        }
    }

    private Share find(RecordType<?, ?> type, UUID id, UUID share, IfMatch ifMatch) {
        Share found = store.lockToMaintain(Share.TYPE, share);
        if (found == null || found.isDeleted() || !found.isOf(type, id)) {
            throw new DomainException.NotFound();
        }
        ifMatch.require(found.version());
        return found;
    }

    private void requireNew(RecordType<?, ?> type, UUID id, UUID with) {
        List<Share> alike = store.consultAll(
                Share.TYPE,
                "it.resourceType = :type and it.recordId = :record and (it.memberId = :grantee or it.teamId = :grantee)",
                Map.of("type", type.name(), "record", id, "grantee", with));
        if (!alike.isEmpty()) {
            throw new DomainException.Conflict(
                    "already-shared",
                    "The record is shared with them: change that share.",
                    Map.of("shareId", alike.getFirst().id()));
        }
    }

    private void requireAhead(@Nullable Instant until) {
        if (until != null && !until.isAfter(journal.now())) {
            throw new DomainException.RuleBroken(
                    "share-over", "A share cannot end before it begins.", "/until", "must be in the future");
        }
    }

    private static void requireOne(ShareRequest request) {
        if ((request.memberId() == null) == (request.teamId() == null)) {
            throw new DomainException.RuleBroken(
                    "share-with-one",
                    "A share is with one person or with one team.",
                    request.memberId() == null ? "/memberId" : "/teamId",
                    "must be said, or the other, and not both");
        }
    }
}
