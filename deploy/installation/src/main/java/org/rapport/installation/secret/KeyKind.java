package org.rapport.installation.secret;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rapport.installation.Component;

/** A key that is exchanged while everything goes on: sets of keys, one of which makes what is new. */
enum KeyKind {
    /** Those cookies end after twelve hours. */
    SESSION("session-keys.jwks", "encrypt the cookies of browsers", Duration.ofHours(13), List.of(Component.GATEWAY)),
    /** The keys of forms are good for two years. */
    CAPABILITY(
            "capability-keys.jwks",
            "sign the keys of forms",
            Duration.ofDays(732),
            List.of(Component.GATEWAY, Component.MARKETING)),
    /** Those tokens are good for a minute. */
    SIGNING(
            "internal-keys.jwks",
            "the public halves of what signs internal tokens",
            Duration.ofHours(1),
            Component.services());

    private final String file;
    private final String purpose;
    private final Duration needed;
    private final List<Component> holders;

    KeyKind(String file, String purpose, Duration needed, List<Component> holders) {
        this.file = file;
        this.purpose = purpose;
        this.needed = needed;
        this.holders = holders;
    }

    static KeyKind named(String name) {
        return Stream.of(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no key " + name + " that can be exchanged; there are " + List.of(values())));
    }

    /** The file of the set, in the folder of each holder. */
    String file() {
        return file;
    }

    /** What its keys do. */
    String purpose() {
        return purpose;
    }

    /** For how long a key is needed after it has made its last: what it made ends, and each replica was restarted. */
    Duration needed() {
        return needed;
    }

    /** Who has the set. */
    List<Component> holders() {
        return holders;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
