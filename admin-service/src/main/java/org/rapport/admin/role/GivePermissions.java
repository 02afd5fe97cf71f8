package org.rapport.admin.role;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Asks that a role allow exactly this. */
public record GivePermissions(@NotNull @Size(max = 200) List<@NotNull @Valid GrantRequest> grants) {}
