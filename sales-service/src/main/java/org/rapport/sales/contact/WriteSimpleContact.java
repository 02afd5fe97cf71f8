package org.rapport.sales.contact;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.PersonName;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.record.Tells;

/**
 * Asks that a contact, new or known, say this; what it says beyond stays as it is.
 *
 * @param company the name of the account; one of that name is made if there is none
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WriteSimpleContact(
        @PersonName @Nullable String firstName,
        @PersonName @Nullable String lastName,
        @Tells("emails") @EmailAddress @Nullable String email,
        @Tells("phones") @PhoneNumber @Nullable String phone,

        @Tells("accountId") @SingleLine @Size(max = 200) @Nullable
        String company,

        @Tells("jobTitle") @SingleLine @Size(max = 100) @Nullable
        String position) {}
