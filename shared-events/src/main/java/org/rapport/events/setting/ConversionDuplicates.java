package org.rapport.events.setting;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the conversion of a lead does where there are records like those that it would make.
 *
 * @param accounts where an account has the domain or the name of the new one
 * @param contacts where a contact has an address of the new one
 */
public record ConversionDuplicates(Handling accounts, Handling contacts) {

    /** What becomes of the conversion. */
    public enum Handling {
        /** It is refused, unless the command says otherwise. */
        @JsonProperty("refuse")
        REFUSE,
        /** It makes another. */
        @JsonProperty("allow")
        ALLOW
    }

    public ConversionDuplicates {
        requireNonNull(accounts, "accounts");
        requireNonNull(contacts, "contacts");
    }
}
