package org.rapport.kit.testing.access;

import org.jspecify.annotations.Nullable;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/**
 * An operation of the API: who may do it, and how it is asked.
 *
 * @param method     of HTTP
 * @param path       such as {@code /sales/leads/{id}}, with the query that it needs
 * @param kind       what it is done to
 * @param subject    the records that it is done to or that it lists; absent where there are none
 * @param permission the permission that it needs, such as {@code lead:edit}; none where no role can give it
 * @param body       what is sent
 * @param named      the permission to read what the body names; absent if it names nothing
 * @param done       the status of the answer where it is allowed; 0 if it is not asked then
 */
record Operation(
        String method,
        String path,
        Kind kind,
        @Nullable Subject subject,
        String permission,
        Body body,
        @Nullable String named,
        int done) {

    static final Body NOTHING = Body.of("");

    /** What an operation is done to. */
    enum Kind {
        /** One record, or something of it. */
        RECORD,
        /** A deleted record, which it brings back. */
        RESTORE,
        /** All records of a type. */
        LIST,
        /** A type: it makes a record. */
        NEW,
        /** Nothing that anybody cares for. */
        PLAIN,
        /** Nothing that is a member's business. */
        OPERATORS,
        /** What every member may do. */
        MEMBERS,
        /** What a visitor has a capability for. */
        VISITORS
    }

    /** The same, whose body names what {@code permission} lets one read. */
    Operation naming(String permission) {
        return new Operation(method, path, kind, subject, this.permission, body, permission, done);
    }

    /** Method and path, as the document of the API has them. */
    String name() {
        return method + " " + path.replaceFirst("\\?.*", "");
    }

    boolean changes() {
        return !method.equals("GET");
    }

    /** What is answered to who has {@code token} of what {@code id} names, and {@code owner} cares for. */
    Answer ask(String token, String id, Member owner) {
        String where = path.replaceAll("\\{\\w+}", id);
        return Requests.ask(token, method, where, body.mediaType(), body.of(TestTenant.ACME, owner));
    }
}
