package org.rapport.marketing.form;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.events.marketing.FormRecord.Field;
import org.rapport.events.marketing.FormRecord.FieldType;
import org.rapport.kit.problem.DomainException;

/** What the fields of a form must fulfil together. */
final class FormRules {

    /** So that the event about a form stays far below what Kafka takes. */
    private static final int MOST_CHARACTERS = 50_000;

    private FormRules() {}

    /** @throws DomainException.RuleBroken naming the first field that breaks a rule */
    static void require(List<Field> fields) {
        var names = new HashSet<String>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String pointer = "/fields/" + i;
            if (!names.add(field.name())) {
                throw broken("field-name-taken", "Each field needs a name of its own.", pointer + "/name", "is taken");
            }
            requireOptions(field, pointer);
            requireType(field, PersonField.named(field.name()), pointer);
            requireAnswerable(field, pointer);
        }
        if (fields.stream().noneMatch(FormRules::identifies)) {
            throw broken(
                    "form-without-person",
                    "A form must ask for something to know the person by.",
                    "/fields",
                    "must have one of firstName, lastName, company, email, phone");
        }
        int characters = fields.stream()
                .mapToInt(field -> field.label().length()
                        + field.options().stream().mapToInt(String::length).sum())
                .sum();
        if (characters > MOST_CHARACTERS) {
            throw broken(
                    "form-too-large",
                    "The form is too large.",
                    "/fields",
                    "must have at most " + MOST_CHARACTERS + " characters in labels and options");
        }
    }

    private static void requireOptions(Field field, String pointer) {
        boolean choice = field.type() == FieldType.CHOICE;
        if (choice && field.options().isEmpty()) {
            throw broken("options-missing", "A choice needs options.", pointer + "/options", "must have at least one");
        }
        if (!choice && !field.options().isEmpty()) {
            throw broken("options-unexpected", "Only a choice has options.", pointer + "/options", "must be empty");
        }
    }

    /** Whoever chooses an option must be able to send it. */
    private static void requireAnswerable(Field field, String pointer) {
        for (int i = 0; i < field.options().size(); i++) {
            String option = field.options().get(i);
            try {
                if (AnswerKind.read(field, option, () -> null) == null) {
                    throw new AnswerKind.Unfit("must not be blank");
                }
            } catch (AnswerKind.Unfit e) {
                throw broken(
                        "option-unfit",
                        "An option is no answer to the field %s.".formatted(field.name()),
                        pointer + "/options/" + i,
                        String.valueOf(e.getMessage()));
            }
        }
    }

    private static void requireType(Field field, @Nullable PersonField person, String pointer) {
        if (person != null && !person.types().contains(field.type())) {
            throw broken(
                    "field-type-unfit",
                    "The field %s needs another type.".formatted(field.name()),
                    pointer + "/type",
                    "must be "
                            + person.types().stream()
                                    .map(type ->
                                            type.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                    .sorted()
                                    .collect(Collectors.joining(" or ")));
        }
    }

    private static boolean identifies(Field field) {
        PersonField person = PersonField.named(field.name());
        return person != null && person.identifies();
    }

    private static DomainException.RuleBroken broken(String code, String message, String pointer, String detail) {
        return new DomainException.RuleBroken(code, message, pointer, detail);
    }
}
