package org.rapport.kit.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;

/**
 * Asks why somebody may do something to a record, or may not.
 *
 * @param resourceType such as {@code lead}
 * @param action       such as {@code edit}
 * @param id           of a record that the caller may read
 * @param memberId     of whom it is asked; the caller, if not said
 */
public record ExplainRequest(
        @NotNull @SingleLine @Size(max = 100) String resourceType,
        @NotNull @SingleLine @Size(max = 100) String action,
        @NotNull UUID id,
        @Nullable UUID memberId) {}
