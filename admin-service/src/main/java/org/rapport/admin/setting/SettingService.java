package org.rapport.admin.setting;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.SettingEvent;
import org.rapport.events.admin.SettingRecord;
import org.rapport.events.setting.Settings;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.journal.HistoryEntry;
import org.rapport.kit.paging.HistoryQuery;
import org.rapport.kit.paging.Page;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordType;

/**
 * Settings by their keys: there are those that {@link Settings} names, whether an organisation has ever said anything of
 * one or not. Before it has, there is no row to lock; so whoever changes a setting locks its key.
 */
@ApplicationScoped
class SettingService {

    private final Operations operations;
    private final Locks locks;
    private final SettingSchemas schemas;

    SettingService(Operations operations, Locks locks, SettingSchemas schemas) {
        this.operations = operations;
        this.locks = locks;
        this.schemas = schemas;
    }

    /** Those that the caller may read. */
    List<SettingView> all() {
        Map<String, Setting> said = said("true", Map.of()).stream()
                .collect(Collectors.toMap(it -> Setting.TYPE.view(it).key(), Function.identity()));
        return Settings.ALL.stream()
                .filter(setting -> operations
                        .store()
                        .mayRead(Setting.TYPE, said.getOrDefault(setting.key(), Setting.unsaid(setting.key()))))
                .map(setting -> view(setting, said.get(setting.key())))
                .toList();
    }

    /** @throws DomainException.NotFound if there is no such setting */
    SettingView one(String key) {
        return view(known(key), admitted(key, RecordType.READ));
    }

    /** What the organisation said of the setting, the latest first; nothing if it never said anything. */
    Page<HistoryEntry> history(String key, HistoryQuery query) {
        known(key);
        Setting said = admitted(key, RecordType.READ);
        return said == null
                ? new Page<>(List.of(), null, null)
                : operations.records().history(Setting.TYPE, said.id(), query);
    }

    /**
     * Has the setting have {@code value}; none lets the default hold.
     *
     * @throws DomainException.NotFound   if there is no such setting
     * @throws DomainException.Stale      if it has moved on from the version that the caller has read
     * @throws DomainException.RuleBroken if the setting does not take the value
     */
    SettingView change(String key, IfMatch ifMatch, @Nullable JsonNode value) {
        var setting = known(key);
        locks.exclusive("setting " + key);
        Setting said = admitted(key, RecordType.EDIT);
        if (said == null) {
            ifMatch.require(0);
        } else {
            said = operations.store().lock(Setting.TYPE, said.id(), ifMatch, RecordType.EDIT);
        }
        if (value != null) {
            schemas.require(setting, value);
        }
        return SettingView.of(setting, changed(key, said, value));
    }

    private @Nullable SettingRecord changed(String key, @Nullable Setting said, @Nullable JsonNode value) {
        if (said != null) {
            return operations.journal().change(said, SettingEvent.Changed::new, it -> it.say(value));
        }
        return value == null ? null : operations.journal().create(new Setting(key, value), SettingEvent.Changed::new);
    }

    private static org.rapport.events.setting.Setting<?> known(String key) {
        return Settings.of(key).orElseThrow(DomainException.NotFound::new);
    }

    private static SettingView view(org.rapport.events.setting.Setting<?> setting, @Nullable Setting said) {
        return SettingView.of(setting, said == null ? null : Setting.TYPE.view(said));
    }

    /** What was said of the setting, if anything was; whether or not, the caller must be able to do {@code action} to it. */
    private @Nullable Setting admitted(String key, String action) {
        Setting said =
                said("it.key = :key", Map.of("key", key)).stream().findFirst().orElse(null);
        operations.store().admit(Objects.requireNonNullElseGet(said, () -> Setting.unsaid(key)), Setting.TYPE, action);
        return said;
    }

    private List<Setting> said(String condition, Map<String, ?> parameters) {
        return operations.store().consultAll(Setting.TYPE, condition, parameters);
    }
}
