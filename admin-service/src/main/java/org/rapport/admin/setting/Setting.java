package org.rapport.admin.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.SettingRecord;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.RecordType;

/** What an organisation says of a setting, from the first time on. */
@Entity
public class Setting extends Aggregate<SettingRecord> {

    static final RecordType<Setting, SettingRecord> TYPE = RecordType.of(Setting.class, SettingRecord.class)
            .actions(RecordType.EDIT)
            .whole()
            .build();

    @Column(updatable = false)
    private String key;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable JsonNode value;

    /** For Hibernate. */
    protected Setting() {}

    Setting(String key, JsonNode value) {
        super(Uuids.next());
        this.key = key;
        this.value = value;
    }

    /** What a setting is of which the organisation says nothing: nothing that is kept. */
    static Setting unsaid(String key) {
        var setting = new Setting(key, NullNode.getInstance());
        setting.say(null);
        return setting;
    }

    /** Says {@code other} instead; nothing lets the default hold. */
    void say(@Nullable JsonNode other) {
        value = other;
    }

    @Override
    public SettingRecord toRecord() {
        return new SettingRecord(
                id(), version(), key, value, createdAt(), createdBy(), updatedAt(), updatedBy(), deletedAt());
    }
}
