package org.rapport.admin.organization;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Asks that an organisation may only read from now on, and says why. */
public record SuspendOrganization(
        @NotBlank @Size(max = 1_000) String reason) {}
