package org.rapport.admin.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.rapport.kit.field.SingleLine;

/** Says that a session has ended: at Keycloak, which told the gateway, or there. */
public record EndedElsewhere(
        @NotNull @NotBlank @SingleLine @Size(max = 200) String sid,
        @NotNull @NotBlank @SingleLine @Size(max = 200) String subject) {}
