package org.rapport.admin.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.rapport.kit.field.SingleLine;

/** Asks that a member hold exactly these roles. */
public record GiveRoles(@NotEmpty @Size(max = 20) List<@NotBlank @SingleLine @Size(max = 60) String> roles) {}
