package org.rapport.kit.persistence;

import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;

/** Identifiers: UUIDv7 (RFC 9562), ordered by the time at which they were made. */
public final class Uuids {

    private Uuids() {}

    /** A new identifier. */
    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** The identifier that {@code text} is in its canonical form, if it is one. */
    public static Optional<UUID> parse(@Nullable String text) {
        if (text == null || text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The identifier in a path; what is none names no record. */
    public static UUID inPath(String text) {
        return parse(text).orElseThrow(DomainException.NotFound::new);
    }
}
