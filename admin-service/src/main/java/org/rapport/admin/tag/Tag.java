package org.rapport.admin.tag;

import jakarta.persistence.Entity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.TagEvent.Created;
import org.rapport.events.admin.TagEvent.Deleted;
import org.rapport.events.admin.TagEvent.Edited;
import org.rapport.events.admin.TagEvent.Restored;
import org.rapport.events.admin.TagRecord;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;

/** A word by which records of every type can be found together. */
@Entity
public class Tag extends Aggregate<TagRecord> implements Editable<EditTag> {

    static final RecordType<Tag, TagRecord> TYPE = RecordType.of(Tag.class, TagRecord.class)
            .commands(EditTag.class, EditTag.class, Created::new, Edited::new, Deleted::new, Restored::new)
            .sorted("name", "nameKey", Kind.NAME_KEY)
            .whole()
            .build();

    private static final String GREY = "#6b7280";

    private String name;

    /** Alike in names that mean the same. */
    private String nameKey;

    private String color;
    private @Nullable String description;

    /** For Hibernate. */
    protected Tag() {}

    Tag(EditTag details) {
        super(Uuids.next());
        edit(details);
    }

    @Override
    public final void edit(EditTag details) {
        name = details.name();
        nameKey = ComparisonKey.ofName(name);
        color = Objects.requireNonNullElse(details.color(), GREY);
        description = details.description();
    }

    @Override
    public EditTag details() {
        return new EditTag(name, color, description);
    }

    @Override
    public TagRecord toRecord() {
        return new TagRecord(
                id(),
                version(),
                name,
                color,
                description,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
