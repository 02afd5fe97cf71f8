package org.rapport.sales.lead;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Asks to give a lead to another owner: the subject of an active member. */
public record AssignLead(@NotBlank @Size(max = 100) String ownerId) {}
