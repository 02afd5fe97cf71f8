package org.rapport.sales.contact;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.record.Tells;

/**
 * Says what a contact has to do with an account.
 *
 * @param role      such as {@code director} or {@code accountant}
 * @param startedOn since when
 * @param endedOn   the last day on which it had; then it is not the primary one
 * @param primary   whether the person works for it in the first place; if not said, as it was, and true of the first
 *                  account of a contact, unless it has ended
 */
public record RelateAccount(
        @Tells("accounts") @SingleLine @Size(min = 1, max = 100) @Nullable
        String role,

        @Tells("accounts") @Nullable LocalDate startedOn,
        @Tells("accounts") @Nullable LocalDate endedOn,
        @Tells("accountId") @Nullable Boolean primary) {}
