package org.rapport.marketing.capture;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.Money;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.text.Texts;

/** What a capture says of the person; {@code fields} has what has no place of its own. */
record PersonDetails(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website,
        @Nullable Address address,
        @Nullable String message,
        @Nullable Money estimatedValue,
        Map<String, String> fields) {

    /** @throws DomainException.RuleBroken if there is nothing to know the person by */
    PersonDetails {
        if (Stream.of(firstName, lastName, company, email, phone).allMatch(Texts::isBlank)) {
            throw new DomainException.RuleBroken(
                    "capture-without-person",
                    "A capture needs a name, a company, an e-mail address or a telephone number.",
                    "/lastName",
                    "must not be empty where firstName, company, email and phone are");
        }
    }

    static PersonDetails of(CreateCapture command) {
        return new PersonDetails(
                command.firstName(),
                command.lastName(),
                command.company(),
                command.jobTitle(),
                command.email(),
                command.phone(),
                command.website(),
                command.address(),
                command.message(),
                command.estimatedValue(),
                command.fields());
    }
}
