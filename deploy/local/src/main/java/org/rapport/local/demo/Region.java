package org.rapport.local.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where some of the demonstration's people live: how they are called and spelt, and what they pay with.
 *
 * @param phone a number with {@code #} for digits, of a range kept for fiction; null where the country keeps none
 * @param given names, each with {@code =} and how it is spelt in addresses; so are all that follow up to the cities
 * @param cities each after its postal code
 */
record Region(
        String country,
        String currency,
        double perEuro,
        @Nullable String phone,
        List<String> given,
        List<String> family,
        List<String> stems,
        List<String> trades,
        List<String> cities,
        String street) {

    static final List<Region> ALL = load();

    private static List<Region> load() {
        try (InputStream file = Region.class.getResourceAsStream("regions.json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(file), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
