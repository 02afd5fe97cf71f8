package org.rapport.marketing.capture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.marketing.FormRecord.Field;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.FieldError;
import org.rapport.marketing.form.AnswerKind;
import org.rapport.marketing.form.PersonField;

/** What a visitor answered, each answer in the form in which it is kept, in the order of the form. */
record Answers(Map<String, String> byName) {

    private static final int MOST_CHARACTERS = 50_000;

    Answers {
        byName = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /**
     * The answers in {@code given} to the questions of {@code fields}.
     *
     * @param home the country of the organisation that asks, if it is known
     * @throws DomainException.Malformed naming each answer that is missing, does not fit, or answers no question
     */
    static Answers read(List<Field> fields, Map<String, JsonNode> given, Supplier<@Nullable String> home) {
        var errors = new ArrayList<FieldError>();
        var answers = new LinkedHashMap<String, String>();
        for (Field field : fields) {
            try {
                String text = text(given.get(field.name()));
                String answer = text == null ? null : AnswerKind.read(field, text, home);
                if (answer != null) {
                    answers.put(field.name(), answer);
                } else if (field.required()) {
                    errors.add(new FieldError(pointer(field.name()), "must not be empty"));
                }
            } catch (AnswerKind.Unfit e) {
                errors.add(new FieldError(pointer(field.name()), String.valueOf(e.getMessage())));
            }
        }
        Set<String> asked = fields.stream().map(Field::name).collect(Collectors.toSet());
        given.keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> errors.add(new FieldError(pointer(name), "is no field of this form")));
        if (answers.values().stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
            errors.add(new FieldError("/fields", "must have at most " + MOST_CHARACTERS + " characters in all"));
        }
        if (!errors.isEmpty()) {
            throw new DomainException.Malformed(errors);
        }
        return new Answers(answers);
    }

    /** What they say of the person. */
    PersonDetails toDetails() {
        return new PersonDetails(
                get(PersonField.FIRST_NAME),
                get(PersonField.LAST_NAME),
                get(PersonField.COMPANY),
                get(PersonField.JOB_TITLE),
                get(PersonField.EMAIL),
                get(PersonField.PHONE),
                get(PersonField.WEBSITE),
                address(),
                get(PersonField.MESSAGE),
                null,
                others());
    }

    private Map<String, String> others() {
        var others = new LinkedHashMap<>(byName);
        others.keySet().removeIf(name -> PersonField.named(name) != null);
        return others;
    }

    private @Nullable Address address() {
        var address = new Address(
                get(PersonField.STREET),
                get(PersonField.POSTAL_CODE),
                get(PersonField.CITY),
                get(PersonField.REGION),
                get(PersonField.COUNTRY));
        return Stream.of(address.street(), address.postalCode(), address.city(), address.region(), address.country())
                        .allMatch(Objects::isNull)
                ? null
                : address;
    }

    private @Nullable String get(PersonField field) {
        return byName.get(field.fieldName());
    }

    private static @Nullable String text(@Nullable JsonNode value) throws AnswerKind.Unfit {
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw new AnswerKind.Unfit("must be a text, a number, or true or false");
        }
        return value.isNumber() ? AnswerKind.plain(value.decimalValue()) : value.asText();
    }

    private static String pointer(String name) {
        return "/fields/" + name.replace("~", "~0").replace("/", "~1");
    }
}
