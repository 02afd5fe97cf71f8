package org.rapport.admin.role;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Copies;
import org.rapport.kit.field.SingleLine;

/**
 * Asks for a new role.
 *
 * @param name   by which members hold it, for ever
 * @param title  for people to read
 * @param grants nothing if not said
 */
public record CreateRole(
        @NotBlank
        @Size(max = 60)
        @Pattern(
                regexp = "[a-z][a-z0-9]*(-[a-z0-9]+)*",
                message = "must be lower-case letters and digits, with dashes between, such as inside-sales")
        String name,

        @NotBlank @SingleLine @Size(max = 100) String title,
        @Size(max = 1_000) @Nullable String description,
        @Size(max = 200) @Nullable List<@NotNull @Valid GrantRequest> grants) {

    public CreateRole {
        grants = Copies.of(grants);
    }
}
