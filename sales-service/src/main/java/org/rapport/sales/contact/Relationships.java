package org.rapport.sales.contact;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.record.Tells;

/**
 * With whom a contact has to do, as far as the caller may read them.
 *
 * @param accounts what it has to do with which account, the primary one first
 * @param managers to whom the contact reports, to whom that one does, and so on
 * @param reports  who reports to the contact, who came last first
 * @param more     whether there are more of these than are told
 */
@Schema(name = "ContactRelationships")
public record Relationships(
        @Tells("accounts") List<OfAccount> accounts,
        @Tells("reportsToId") List<OfContact> managers,
        @Tells("reportsToId") List<OfContact> reports,
        @Tells("reportsToId") boolean more) {

    public Relationships {
        accounts = List.copyOf(accounts);
        managers = List.copyOf(managers);
        reports = List.copyOf(reports);
    }

    /**
     * What a contact has to do with an account.
     *
     * @param name absent where the caller may not read it
     */
    @Schema(name = "RelatedAccount")
    public record OfAccount(
            UUID accountId,
            @Nullable String name,
            @Nullable String role,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate endedOn,
            boolean primary) {}

    /** A contact above or below another. */
    @Schema(name = "RelatedContact")
    public record OfContact(
            UUID id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String jobTitle) {}
}
