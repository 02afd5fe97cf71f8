package org.rapport.kit.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;

/**
 * Asks what the caller may do.
 *
 * @param checks at most 1 000
 */
public record CheckRequest(@NotEmpty @Size(max = 1_000) List<@Valid @NotNull Check> checks) {

    public CheckRequest {
        checks = checks == null ? List.of() : checks;
    }

    /**
     * Asks whether the caller may do something to a record.
     *
     * @param resourceType such as {@code lead}
     * @param action       such as {@code edit}
     * @param id           of the record; if not said, whether to any at all
     */
    public record Check(
            @NotNull @SingleLine @Size(max = 100) String resourceType,
            @NotNull @SingleLine @Size(max = 100) String action,
            @Nullable UUID id) {}
}
