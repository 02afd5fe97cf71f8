package org.rapport.admin.team;

import jakarta.persistence.Entity;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.TeamEvent.Created;
import org.rapport.events.admin.TeamEvent.Deleted;
import org.rapport.events.admin.TeamEvent.Edited;
import org.rapport.events.admin.TeamEvent.Restored;
import org.rapport.events.admin.TeamRecord;
import org.rapport.events.admin.TeamRecord.Membership;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;

/** Members who work together. */
@Entity
public class Team extends Aggregate<TeamRecord> implements Editable<EditTeam> {

    static final RecordType<Team, TeamRecord> TYPE = RecordType.of(Team.class, TeamRecord.class)
            .commands(EditTeam.class, EditTeam.class, Created::new, Edited::new, Deleted::new, Restored::new)
            .sorted("name", "nameKey", Kind.NAME_KEY)
            .refersTo("parentId", Team.class, TeamRecord::parentId)
            .whole()
            .build();

    private String name;

    /** Alike in names that mean the same. */
    private String nameKey;

    private @Nullable String description;
    private @Nullable UUID parentId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Membership> members = List.of();

    /** For Hibernate. */
    protected Team() {}

    Team(EditTeam details) {
        super(Uuids.next());
        edit(details);
    }

    @Override
    public final void edit(EditTeam details) {
        name = details.name();
        nameKey = ComparisonKey.ofName(name);
        description = details.description();
        parentId = details.parentId();
        members = details.members().stream().map(EditTeam.Member::toMembership).toList();
    }

    @Override
    public EditTeam details() {
        return new EditTeam(
                name,
                description,
                parentId,
                members.stream().map(EditTeam.Member::of).toList());
    }

    List<Membership> members() {
        return members;
    }

    @Override
    public TeamRecord toRecord() {
        return new TeamRecord(
                id(),
                version(),
                name,
                description,
                parentId,
                members,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
