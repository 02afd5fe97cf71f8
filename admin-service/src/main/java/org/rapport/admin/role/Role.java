package org.rapport.admin.role;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleEvent.Created;
import org.rapport.events.admin.RoleEvent.Deleted;
import org.rapport.events.admin.RoleEvent.Edited;
import org.rapport.events.admin.RoleEvent.Restored;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;

/** What the members who hold it may do. */
@Entity
public class Role extends Aggregate<RoleRecord> implements Editable<EditRole> {

    static final RecordType<Role, RoleRecord> TYPE = RecordType.of(Role.class, RoleRecord.class)
            .commands(CreateRole.class, EditRole.class, Created::new, Edited::new, Deleted::new, Restored::new)
            .sorted("name", Kind.TEXT)
            .whole()
            .build();

    @Column(updatable = false)
    private String name;

    private String title;
    private @Nullable String description;

    @Column(name = "system", updatable = false)
    private boolean system;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Grant> grants = List.of();

    /** For Hibernate. */
    protected Role() {}

    /** A role that comes with the suite. */
    Role(SystemRole role) {
        super(Uuids.next());
        this.name = role.name();
        this.system = true;
        become(role);
    }

    /** A role of an organisation's own. */
    Role(CreateRole command, List<Grant> grants) {
        super(Uuids.next());
        name = command.name();
        allow(grants);
        edit(new EditRole(command.title(), command.description()));
    }

    @Override
    public final void edit(EditRole details) {
        title = details.title();
        description = details.description();
    }

    @Override
    public EditRole details() {
        return new EditRole(title, description);
    }

    final void allow(List<Grant> allowed) {
        grants = List.copyOf(allowed);
    }

    boolean isOfTheSuite() {
        return system;
    }

    /** Says what the running version of the suite says of it. */
    void become(SystemRole role) {
        title = role.title();
        description = role.description();
        grants = role.grants();
    }

    String name() {
        return name;
    }

    List<Grant> grants() {
        return grants;
    }

    @Override
    public RoleRecord toRecord() {
        return new RoleRecord(
                id(),
                version(),
                name,
                title,
                description,
                system,
                grants,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
