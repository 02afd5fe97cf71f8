package org.rapport.kit.http;

import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;

/**
 * The version that a caller has read and is about to change, from {@code If-Match} (RFC 9110 §13.1.1).
 *
 * @param header the header as sent: {@code *} or entity tags, of which only the version counts; absent if not sent
 */
public record IfMatch(@Nullable String header) {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})(?:\\.[0-9a-z]*)?\"");

    /** For JAX-RS, which makes header parameters with it. */
    public static IfMatch valueOf(String header) {
        return new IfMatch(header);
    }

    /**
     * Requires that the caller read version {@code current}.
     *
     * @throws DomainException.VersionMissing if it did not say what it read
     * @throws DomainException.Stale          if it read another one
     */
    public void require(long current) {
        if (header == null || header.isBlank()) {
            throw new DomainException.VersionMissing();
        }
        boolean matches = List.of(header.split(",")).stream().map(String::strip).anyMatch(tag -> {
            var version = TAG.matcher(tag);
            return tag.equals("*") || version.matches() && Long.parseLong(version.group(1)) == current;
        });
        if (!matches) {
            throw new DomainException.Stale(current);
        }
    }

    /** The strong entity tag of version {@code version}: its part after the dot names the mask of fields. */
    public static EntityTag tag(long version) {
        return new EntityTag(version + ".0");
    }
}
