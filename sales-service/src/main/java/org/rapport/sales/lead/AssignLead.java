package org.rapport.sales.lead;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.rapport.kit.field.SingleLine;

/** Asks to give a lead to another owner: the subject of an active member. */
public record AssignLead(
        @NotBlank @SingleLine @Size(max = 100) String ownerId) {}
