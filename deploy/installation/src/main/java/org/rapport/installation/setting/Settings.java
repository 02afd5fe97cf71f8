package org.rapport.installation.setting;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rapport.installation.Checkout;

/** Every setting of every part, as a checkout's sources say. */
public final class Settings {

    private final Map<Part, List<Setting>> settings = new EnumMap<>(Part.class);
    private final List<String> faults;

    private Settings(List<PartSettings> parts) {
        parts.forEach(part -> settings.put(part.part(), part.settings()));
        faults = parts.stream().flatMap(PartSettings::faults).toList();
    }

    public static Settings of(Path checkout) {
        Notes notes = Notes.read();
        return new Settings(Stream.of(Part.values())
                .map(part -> new PartSettings(part, code(part, checkout), notes))
                .toList());
    }

    /** Those of the checkout in which these classes were built. */
    public static Settings ofThisCheckout() {
        return of(Checkout.of(Settings.class));
    }

    private static Code code(Part part, Path checkout) {
        return switch (part) {
            case MIGRATION -> MigrationCode.of(checkout);
            case KEYCLOAK -> RealmCode.of(checkout);
            default -> ConfiguredCode.of(checkout, part.modules());
        };
    }

    /** In the order in which they are told. */
    public List<Setting> of(Part part) {
        return settings.get(part);
    }

    /** Whether a variable sets anything there. */
    public boolean knows(Part part, String variable) {
        return of(part).stream().anyMatch(setting -> setting.isSetBy(variable));
    }

    /** What keeps them from being complete, in sentences. */
    List<String> faults() {
        return faults;
    }
}
