package org.rapport.events.admin;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a setting. */
public sealed interface SettingEvent extends DirectoryEvent {

    @Override
    SettingRecord record();

    /** Another value holds, for the first time or once more. */
    @EventType("org.rapport.admin.setting.changed.v1")
    record Changed(SettingRecord record, Changes changes) implements SettingEvent {}
}
