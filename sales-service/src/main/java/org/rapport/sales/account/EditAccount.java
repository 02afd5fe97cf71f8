package org.rapport.sales.account;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.sales.AccountRecord.Type;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.field.PostalAddress;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.WebAddress;

/**
 * Asks that an account, new or known, say this.
 *
 * @param type     if not said, {@code customer} of one that has bought, {@code prospect} of another; nobody else can be
 *                 made either, for winning makes customers
 * @param parentId the account it is a part of
 * @param ownerId  the subject of the member who cares for it; of a new one the caller, if not said
 */
public record EditAccount(
        @NotBlank @SingleLine @Size(max = EditAccount.LONGEST_NAME)
        String name,

        @Nullable Type type,
        @WebAddress @Nullable String website,
        @SingleLine @Size(max = 60) @Nullable String taxId,
        @PhoneNumber @Nullable String phone,
        @PostalAddress @Nullable Address billingAddress,
        @SingleLine @Size(max = 100) @Nullable String industry,
        @Min(0) @Nullable Integer employees,
        @Nullable UUID parentId,
        @Size(max = 10_000) @Nullable String description,
        @SingleLine @Size(min = 1, max = 100) @Nullable String ownerId) {

    /** How many characters a name may have. */
    public static final int LONGEST_NAME = 200;

    /** The same, cared for by {@code owner}. */
    public EditAccount ownedBy(String owner) {
        return new EditAccount(
                name, type, website, taxId, phone, billingAddress, industry, employees, parentId, description, owner);
    }

    /** An account of which nothing is known but its name. */
    public static EditAccount named(String name) {
        return new EditAccount(name, null, null, null, null, null, null, null, null, null, null);
    }
}
