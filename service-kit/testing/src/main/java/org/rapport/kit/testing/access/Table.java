package org.rapport.kit.testing.access;

import static org.rapport.kit.record.RecordType.SHARE;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.access.Operation.NOTHING;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.testing.access.Operation.Kind;
import org.rapport.kit.testing.access.Subject.Record;

/** All operations of a service, and who may do each. */
public final class Table {

    private final Map<String, Operation> operations = new LinkedHashMap<>();

    /** By their names. */
    Map<String, Operation> operations() {
        return operations;
    }

    /** Begins with the operations below {@code path} on records that are made there of {@code body}, each with an owner. */
    public Records owned(String type, String path, Body body) {
        return new Records(path, new Subject(type, Record.OWNED, path, maker(path, body)));
    }

    /** As {@link #owned}, on records that nobody in particular cares for. */
    public Records shared(String type, String path, Body body) {
        return new Records(path, new Subject(type, Record.SHARED, path, maker(path, body)));
    }

    /** As {@link #shared}, on records that are made in another way, and are never deleted. */
    public Records lasting(String type, String path, Subject.Maker maker) {
        return new Records(path, new Subject(type, Record.LASTING, path, maker));
    }

    /** As {@link #shared}, on what everybody knows there is: {@code one} of them names itself. */
    public Records known(String type, String path, String one) {
        return new Records(path, new Subject(type, Record.KNOWN, path, (_, _) -> one));
    }

    private static Subject.Maker maker(String path, Body body) {
        return (tenant, owner) -> Requests.make(tenant, path, body.of(tenant, owner));
    }

    /**
     * Adds an operation on what is no record.
     *
     * @param done the status of the answer where it is allowed; 0 if it is not asked then
     */
    public Table plain(String method, String path, String permission, int done, Body body) {
        return add(new Operation(method, path, Kind.PLAIN, null, permission, body, null, done));
    }

    /** Adds an operation for platform administrators alone. */
    public Table forOperators(String method, String path, Body body) {
        return add(new Operation(method, path, Kind.OPERATORS, null, "platform-admin", body, null, 0));
    }

    /** Adds the operations below {@code path} by which a service answers what may be done, and what would be. */
    public Table decisions(String path, String type) {
        Body check = Body.of("{\"checks\": [{\"resourceType\": \"%s\", \"action\": \"read\"}]}".formatted(type));
        Body explain = Body.of(
                "{\"resourceType\": \"%s\", \"action\": \"read\", \"id\": \"%s\"}".formatted(type, UUID.randomUUID()));
        Body simulate = Body.of("{\"policyId\": \"%s\"}".formatted(UUID.randomUUID()));
        return add(new Operation("POST", path + "/check", Kind.MEMBERS, null, "", check, null, 200))
                .add(new Operation("POST", path + "/explain", Kind.MEMBERS, null, "", explain, null, 404))
                .plain("POST", path + "/simulate", "policy:read", 404, simulate);
    }

    /** Adds batches, each operation of which is decided by itself. */
    public Table batches(String path, String records) {
        Body nothing = Body.of("{\"operations\": [{\"method\": \"DELETE\", \"path\": \"%s/%s\"}]}"
                .formatted(records, UUID.randomUUID()));
        return add(new Operation("POST", path, Kind.MEMBERS, null, "", nothing, null, 207));
    }

    /** Adds the search for words, of which each finds what he may read; without any it is no question. */
    public Table searches(String path) {
        return add(new Operation("GET", path, Kind.MEMBERS, null, "", NOTHING, null, 400));
    }

    /** Adds jobs: one that deletes records at {@code records} is for who may do that, and shown to who has asked for it. */
    public Table jobs(String path, String records) {
        Operation delete = Objects.requireNonNull(operations.get("DELETE " + records + "/{id}"), records);
        Body nothing = Body.of("""
                {"operation": {"method": "DELETE", "path": "%s/{id}"}, "records": {"ids": ["%s"]}}
                """.formatted(records, UUID.randomUUID()));
        String one = path + "/{id}";
        return add(new Operation("POST", path, Kind.NEW, delete.subject(), delete.permission(), nothing, null, 202))
                .add(new Operation("GET", path, Kind.MEMBERS, null, "", NOTHING, null, 200))
                .add(new Operation("GET", one, Kind.MEMBERS, null, "", NOTHING, null, 404))
                .add(new Operation("GET", one + "/failures", Kind.MEMBERS, null, "", NOTHING, null, 404))
                .add(new Operation("POST", one + "/cancel", Kind.MEMBERS, null, "", NOTHING, null, 404));
    }

    /** Adds an operation for visitors alone. */
    public Table forVisitors(String method, String path, Body body) {
        return add(new Operation(method, path, Kind.VISITORS, null, "", body, null, 0));
    }

    /** Says that what is sent to make a record names another, which is none for who has no {@code permission} to read it. */
    public Table naming(String name, String permission) {
        operations.compute(
                name, (_, operation) -> Objects.requireNonNull(operation, name).naming(permission));
        return this;
    }

    private Table add(Operation operation) {
        if (operations.put(operation.name(), operation) != null) {
            throw new IllegalArgumentException(operation.name() + " is said twice");
        }
        return this;
    }

    /** The operations on the records of a type. */
    public final class Records {

        private final String path;
        private final String one;
        private final Subject subject;

        private Records(String path, Subject subject) {
            this(path, "/{id}", subject);
        }

        private Records(String path, String one, Subject subject) {
            this.path = path;
            this.one = one;
            this.subject = subject;
        }

        /** Adds the standard operations. */
        public Records standard(Body create, Body edit) {
            return simple(create, edit)
                    .searches()
                    .reads("/history")
                    .add("POST", one + "/restore", Kind.RESTORE, "delete", NOTHING, 409);
        }

        /** Adds the operations that share one with others. */
        public Records shares() {
            Body share = (tenant, owner) -> "{\"memberId\": \"%s\", \"level\": \"read\"}".formatted(READER.id(tenant));
            return add("GET", one + "/access", Kind.RECORD, SHARE, NOTHING, 200)
                    .add("GET", one + "/shares", Kind.RECORD, SHARE, NOTHING, 200)
                    .does("/shares", SHARE, 201, share)
                    .add("GET", one + "/shares/{shareId}", Kind.RECORD, SHARE, NOTHING, 404)
                    .does("PUT", "/shares/{shareId}", SHARE, 404, Body.of("{\"level\": \"read\"}"))
                    .does("DELETE", "/shares/{shareId}", SHARE, 404, NOTHING);
        }

        /** Adds the operations that simple clients have. */
        public Records simple(Body create, Body edit) {
            return lists().reads("")
                    .creates("", RecordType.CREATE, create)
                    .does("PUT", "", RecordType.EDIT, 200, edit)
                    .does("PATCH", "", RecordType.EDIT, 200, Body.of("{}"))
                    .does("DELETE", "", RecordType.DELETE, 204, NOTHING);
        }

        /** Adds the list of all. */
        public Records lists() {
            return add("GET", "?limit=200", Kind.LIST, RecordType.READ, NOTHING, 200);
        }

        /** Adds the search among all. */
        public Records searches() {
            return add("POST", "/search", Kind.LIST, RecordType.READ, Body.of("{\"limit\": 200}"), 200);
        }

        /** Adds an operation that makes one. */
        public Records creates(String below, String action, Body body) {
            return creates(below, action, 201, body);
        }

        /** As {@link #creates(String, String, Body)}, if it is answered by {@code done}. */
        public Records creates(String below, String action, int done, Body body) {
            return add("POST", below, Kind.NEW, action, body, done);
        }

        /** Adds operations that read something of a record: paths below it. */
        public Records reads(String... below) {
            for (String part : below) {
                add("GET", one + part, Kind.RECORD, RecordType.READ, NOTHING, 200);
            }
            return this;
        }

        /** Adds an operation that does {@code action} to a record, by a POST below it. */
        public Records does(String below, String action, int done, Body body) {
            return does("POST", below, action, done, body);
        }

        /** As {@link #does(String, String, int, Body)}, by another method. */
        public Records does(String method, String below, String action, int done, Body body) {
            return add(method, one + below, Kind.RECORD, action, body, done);
        }

        /** The same records, of which one is found as {@code /{name}}. */
        public Records named(String name) {
            return new Records(path, "/{" + name + "}", subject);
        }

        /** The same records at another path. */
        public Records alsoAt(String other) {
            return new Records(other, subject);
        }

        private Records add(String method, String below, Kind kind, String action, Body body, int done) {
            Table.this.add(new Operation(
                    method, path + below, kind, subject, subject.type() + ":" + action, body, null, done));
            return this;
        }
    }
}
