package org.rapport.kit.http;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;

/**
 * The version that a caller has read and is about to change, from {@code If-Match} (RFC 9110 §13.1.1).
 *
 * @param header the header as sent: {@code *} or entity tags, of which only the version counts; absent if not sent
 */
public record IfMatch(@Nullable String header) {

    /** Proxies that compress make tags weak, or mark them: the version is the same. */
    private static final Pattern TAG =
            Pattern.compile("(?:W/)?\"((\\d{1,18})(?:\\.[0-9a-z]*)?)(?:-(?:gzip|br|zstd))?\"");

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
        if (tags(header).noneMatch(tag -> {
            var version = TAG.matcher(tag);
            return tag.equals("*") || version.matches() && Long.parseLong(version.group(2)) == current;
        })) {
            throw new DomainException.Stale(current);
        }
    }

    /** Whether {@code header}, an {@code If-None-Match}, names the tag {@code opaque}, or any. */
    static boolean names(String opaque, String header) {
        return tags(header).anyMatch(tag -> {
            var known = TAG.matcher(tag);
            return tag.equals("*") || known.matches() && known.group(1).equals(opaque);
        });
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(",")).map(String::strip);
    }

    /**
     * The strong entity tag of version {@code version}, as it is shown: its part after the dot names what is not.
     *
     * @param hidden the properties that are not shown
     */
    public static EntityTag tag(long version, Set<String> hidden) {
        int mask = String.join(" ", new TreeSet<>(hidden)).hashCode();
        return new EntityTag(version + "." + Integer.toHexString(mask));
    }
}
