package org.rapport.admin.tag;

import jakarta.inject.Singleton;
import org.rapport.events.admin.TagRecord;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;

/** Makes tags. That no two have the same name is for the database to say, which alone knows of all at once. */
@Singleton
class TagService extends RecordService<Tag, TagRecord, EditTag, EditTag> {

    TagService(Operations operations) {
        super(Tag.TYPE, operations);
    }

    @Override
    protected Tag make(EditTag command) {
        return new Tag(command);
    }
}
