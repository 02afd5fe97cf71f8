package org.rapport.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Access;
import org.rapport.kit.directory.Members;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.tenant.CurrentCaller;

/** Who may be named as the one who cares for a record: an active member, and by whom. */
@ApplicationScoped
public class Owners {

    private final Store store;
    private final Members members;
    private final Access access;
    private final CurrentCaller caller;

    Owners(Store store, Members members, Access access, CurrentCaller caller) {
        this.store = store;
        this.members = members;
        this.access = access;
        this.caller = caller;
    }

    /**
     * Requires that {@code named}, where there is one, can care for a new record of {@code type}: the caller itself, or
     * whom it may give some records to; whether the new one, {@link #requireOfMade} asks.
     *
     * @param pointer the field of the request that names the owner
     */
    public void requireOfNew(RecordType<?, ?> type, @Nullable String named, String pointer) {
        if (isSomebodyElse(named)) {
            access.require(type, RecordType.ASSIGN);
        }
        members.require(named, pointer);
    }

    /**
     * Requires that whoever cares for {@code made}, which is new and says what the caller asked for, is nobody, the caller
     * itself, or whom it may give this very record to.
     *
     * @throws org.rapport.kit.problem.DomainException.Forbidden if the permission is missing, or does not reach it
     */
    public <R> void requireOfMade(RecordType<?, R> type, R made) {
        if (isSomebodyElse(type.caredForBy(made))) {
            access.requireAfter(type, RecordType.ASSIGN, null, made);
        }
    }

    private boolean isSomebodyElse(@Nullable String named) {
        return named != null && !named.equals(caller.get().subject());
    }

    /**
     * Requires that {@code named}, if that is somebody else than {@code before}, can care for {@code record} from now on.
     *
     * @param pointer the field of the request that names the owner
     */
    public <E extends Listed> void requireOf(
            E record, RecordType<E, ?> type, @Nullable String before, @Nullable String named, String pointer) {
        if (!Objects.equals(before, named)) {
            store.admit(record, type, RecordType.ASSIGN);
            members.require(named, pointer);
        }
    }
}
