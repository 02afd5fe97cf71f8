package org.rapport.sales.contact;

import ezvcard.parameter.VCardParameter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kinds of addresses and numbers are called in vCards (RFC 6350 §5.6, §6.4.1), and here. */
final class CardType {

    private static final Map<String, String> OURS = Map.of("home", "private", "cell", "mobile", "pcs", "mobile");
    private static final Map<String, String> THEIRS = Map.of("private", "home", "mobile", "cell");

    /** Which say nothing of where somebody is reached. */
    private static final Set<String> OF_NO_ACCOUNT =
            Set.of("pref", "internet", "x400", "voice", "text", "textphone", "msg", "video", "other");

    private CardType() {}

    /** What an address of {@code types} is called here; nothing, if they say nothing. */
    static @Nullable String ours(Collection<? extends VCardParameter> types) {
        List<String> names = types.stream()
                .map(type -> type.getValue().toLowerCase(Locale.ROOT))
                .filter(name -> !OF_NO_ACCOUNT.contains(name))
                .toList();
        for (String telling : List.of("fax", "cell")) { // more so than work and home beside
            if (names.contains(telling)) {
                return OURS.getOrDefault(telling, telling);
            }
        }
        return names.stream()
                .findFirst()
                .map(name -> OURS.getOrDefault(name, name))
                .orElse(null);
    }

    /** What an address of our {@code type} is called in a vCard. */
    static String theirs(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return THEIRS.getOrDefault(name, name);
    }

    /** Whether one of {@code types} says so of the address to use first, as before version 4. */
    static boolean isPreferred(Collection<? extends VCardParameter> types) {
        return types.stream().anyMatch(type -> type.getValue().equalsIgnoreCase("pref"));
    }
}
