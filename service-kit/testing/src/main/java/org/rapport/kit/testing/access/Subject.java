package org.rapport.kit.testing.access;

import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/** The records that operations of one type are tried on, made when they are wanted and kept until one is changed. */
final class Subject {

    /** Whose a record is, for whoever asks, or why it is not there. */
    enum Record {
        OWN,
        OF_THE_TEAM,
        OF_ANOTHER,
        OF_ANOTHER_TENANT,
        UNKNOWN,
        DELETED;

        /** Of records of which each has an owner. */
        static final Set<Record> OWNED = EnumSet.allOf(Record.class);

        /** Of records that nobody in particular cares for. */
        static final Set<Record> SHARED = EnumSet.range(OF_ANOTHER, DELETED);

        /** Of those that are never deleted. */
        static final Set<Record> LASTING = EnumSet.range(OF_ANOTHER, UNKNOWN);

        /** Of those that everybody knows there are, in every tenant. */
        static final Set<Record> KNOWN = EnumSet.of(OF_ANOTHER);

        /** Whether it is there for who may see it. */
        boolean isThere() {
            return this == OWN || this == OF_THE_TEAM || this == OF_ANOTHER;
        }
    }

    /** Makes a record. */
    @FunctionalInterface
    public interface Maker {

        /**
         * The id of a new record.
         *
         * @param owner who is to care for it; nobody in particular, of records for which nobody does
         */
        String make(TestTenant tenant, Member owner);
    }

    private final String type;
    private final Set<Record> records;
    private final String path;
    private final Maker maker;
    private final Map<Member, String> living = new EnumMap<>(Member.class);
    private final Map<Member, String> deleted = new EnumMap<>(Member.class);
    private @Nullable String foreign;

    /**
     * Records of {@code type}.
     *
     * @param records which there can be
     * @param path    below which they are deleted, if they can be
     */
    Subject(String type, Set<Record> records, String path, Maker maker) {
        this.type = type;
        this.records = records;
        this.path = path;
        this.maker = maker;
    }

    String type() {
        return type;
    }

    /** Which records there can be. */
    Set<Record> records() {
        return records;
    }

    private boolean isOwned() {
        return records.contains(Record.OWN);
    }

    /** Who cares for {@code record} as {@code asker} sees it. */
    Member owner(Record record, Asker asker) {
        return switch (record) {
            case OWN, DELETED -> Objects.requireNonNullElse(asker.member(), Member.EDITOR);
            case OF_THE_TEAM -> asker.member() == Member.PLAYER ? Member.SOLO : Member.PLAYER;
            case OF_ANOTHER, OF_ANOTHER_TENANT, UNKNOWN ->
                asker.member() == Member.EDITOR ? Member.READER : Member.EDITOR;
        };
    }

    /** Whether {@code asker} has {@code permission} for some of the records, whether there are any or not. */
    boolean mayAllow(Asker asker, String permission) {
        return isOwned() ? asker.may(permission) : asker.mayAll(permission);
    }

    /** Whether {@code asker} has {@code permission} for {@code record}, if it is there. */
    boolean allows(Asker asker, String permission, Record record) {
        return isOwned() ? asker.mayOf(owner(record, asker), permission) : asker.mayAll(permission);
    }

    /** The id of a record. */
    String id(Record record, Asker asker) {
        Member owner = owner(record, asker);
        return switch (record) {
            case OWN, OF_THE_TEAM, OF_ANOTHER -> living.computeIfAbsent(owner, it -> maker.make(ACME, it));
            case OF_ANOTHER_TENANT -> ofAnotherTenant(owner);
            case UNKNOWN -> UUID.randomUUID().toString();
            case DELETED -> deleted.computeIfAbsent(owner, this::deleted);
        };
    }

    /** The ids of all that there are. */
    Map<Record, String> ids(Asker asker) {
        var ids = new EnumMap<Record, String>(Record.class);
        records.forEach(record -> ids.put(record, id(record, asker)));
        return ids;
    }

    private String ofAnotherTenant(Member owner) {
        if (foreign == null) {
            foreign = maker.make(GLOBEX, owner);
        }
        return foreign;
    }

    private String deleted(Member owner) {
        String id = maker.make(ACME, owner);
        Requests.delete(ACME, path + "/" + id);
        return id;
    }

    /** Tries no more on the record {@code id}, which something was done to. */
    void forget(String id) {
        living.values().remove(id);
        deleted.values().remove(id);
    }
}
