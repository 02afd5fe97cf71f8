package org.rapport.events.setting;

import java.util.List;
import java.util.Optional;

/** Every setting there is. */
public final class Settings {

    /** What the conversion of a lead does where there are records like those that it would make. */
    public static final Setting<ConversionDuplicates> CONVERSION_DUPLICATES =
            Setting.of("sales.conversion-duplicates", ConversionDuplicates.class);

    /** In which domains an address says nothing of whom somebody works for. */
    public static final Setting<FreeMailDomains> FREE_MAIL_DOMAINS =
            Setting.of("sales.free-mail-domains", FreeMailDomains.class);

    /** All of them, by their keys. */
    public static final List<Setting<?>> ALL = List.of(CONVERSION_DUPLICATES, FREE_MAIL_DOMAINS);

    private Settings() {}

    /** The setting of that key, if this version knows it. */
    public static Optional<Setting<?>> of(String key) {
        return ALL.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }
}
