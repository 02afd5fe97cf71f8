package org.rapport.events;

import org.jspecify.annotations.Nullable;

/**
 * A postal address.
 *
 * @param street     street and number, and further lines
 * @param postalCode as the country writes it
 * @param region     state, province or county
 * @param country    ISO 3166-1, two letters
 */
public record Address(
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country) {}
