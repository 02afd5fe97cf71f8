package org.rapport.kit.field;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.annotation.Annotation;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A rule that a text fulfils or breaks by itself; no text at all is fine. */
abstract class TextRule<A extends Annotation> implements ConstraintValidator<A, String> {

    private final Predicate<String> rule;

    TextRule(Predicate<String> rule) {
        this.rule = rule;
    }

    @Override
    public final boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text == null || rule.test(text);
    }
}
