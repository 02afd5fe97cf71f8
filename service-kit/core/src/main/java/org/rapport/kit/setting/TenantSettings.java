package org.rapport.kit.setting;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.events.InvalidValue;
import org.rapport.events.admin.SettingRecord;
import org.rapport.events.setting.Setting;
import org.rapport.events.setting.Settings;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * What each tenant has settled for itself, in memory: asked wherever something depends on it, written as the directory
 * is heard. A value is parsed when it arrives. One that this version cannot parse leaves the default in force; a setting
 * that it does not know is left alone.
 */
@ApplicationScoped
public class TenantSettings {

    private static final Logger LOG = Logger.getLogger(TenantSettings.class);

    private final CurrentCaller caller;
    private final Directory directory;
    private final Map<Place, Said> said = new ConcurrentHashMap<>();

    private record Place(UUID tenant, String key) {}

    /** What was heard last; without a value where the default holds. */
    private record Said(long version, @Nullable Object value) {}

    TenantSettings(CurrentCaller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    /**
     * What holds for the caller's tenant.
     *
     * @throws DomainException.Unavailable until the directory has been loaded once
     */
    public <T> T of(Setting<T> setting) {
        if (!directory.isLoaded()) {
            throw new DomainException.Unavailable("directory-loading", "The service is starting. Try again.");
        }
        Said known = said.get(new Place(caller.tenant(), setting.key()));
        return known == null || known.value() == null
                ? setting.fallback()
                : setting.type().cast(known.value());
    }

    /** Takes what {@code tenant} says, unless it is known or older than what is. */
    public void put(UUID tenant, SettingRecord record) {
        Settings.of(record.key())
                .ifPresent(setting -> said.merge(
                        new Place(tenant, record.key()),
                        new Said(record.version(), value(setting, record.value(), tenant)),
                        (one, other) -> other.version() > one.version() ? other : one));
    }

    private static @Nullable Object value(Setting<?> setting, @Nullable JsonNode value, UUID tenant) {
        if (value == null) {
            return null;
        }
        try {
            return setting.read(value);
        } catch (InvalidValue e) {
            LOG.errorf("the default of a setting holds for tenant %s: %s", tenant, e.getMessage());
            return null;
        }
    }
}
