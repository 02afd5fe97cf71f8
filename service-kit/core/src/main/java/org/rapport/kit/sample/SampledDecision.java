package org.rapport.kit.sample;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was let do something to a record, or was not: ids, and nothing that the record says.
 *
 * @param subject as which he signs in
 * @param version of the record, where it has versions
 */
public record SampledDecision(
        String subject,
        String resourceType,
        UUID recordId,
        String action,
        @Nullable Long version,
        boolean allowed) {}
