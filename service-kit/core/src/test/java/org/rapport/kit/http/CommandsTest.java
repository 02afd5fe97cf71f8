package org.rapport.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.Address;
import org.rapport.kit.field.PostalAddress;
import org.rapport.kit.field.WebAddress;
import org.rapport.kit.problem.DomainException;

class CommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Say(
            @NotBlank String name,
            @WebAddress @Nullable String website,
            @PostalAddress @Nullable Address address) {}

    private final Commands commands =
            new Commands(JSON, Validation.buildDefaultValidatorFactory().getValidator());

    /** As it could be kept before web addresses and countries were looked at. */
    private final Say old =
            new Say("Initech", "ask at the desk", new Address("Main Street 1", null, "Austin", null, "Texas"));

    @Test
    void whatAPatchDoesNotNameMayBeOlderThanTheRules() {
        Say patched = patched("{\"name\": \"Initrode\"}");

        assertThat(patched.name()).isEqualTo("Initrode");
        assertThat(patched.website()).isEqualTo("ask at the desk");
    }

    @Test
    void whatItNamesIsJudged() {
        assertRefused("{\"name\": \" \"}", "/name");
        assertRefused("{\"website\": \"ask again\"}", "/website");
        assertRefused("{\"name\": \" \", \"website\": null}", "/name");
    }

    @Test
    void whatItNamesAPartOfIsJudgedAsAWhole() {
        assertRefused("{\"address\": {\"city\": \"Dallas\"}}", "/address/country");
        assertThat(patched("{\"address\": {\"country\": \"US\"}}").address().country())
                .isEqualTo("US");
    }

    private void assertRefused(String patch, String pointer) {
        assertThatThrownBy(() -> patched(patch))
                .isInstanceOfSatisfying(DomainException.Malformed.class, refusal -> assertThat(refusal.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.pointer()).isEqualTo(pointer)));
    }

    private Say patched(String patch) {
        try {
            return commands.patched(old, MergePatch.of(JSON.readTree(patch)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
