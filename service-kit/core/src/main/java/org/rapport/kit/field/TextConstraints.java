package org.rapport.kit.field;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.text.Texts;

/**
 * Has the constraints of Jakarta see texts as people do. {@link Size} counts characters of Unicode, as {@code maxLength} of
 * the API's document does: sixty emoji are sixty, though UTF-16 needs twice as many units. {@link NotBlank} wants something
 * that can be seen.
 */
@ApplicationScoped
public class TextConstraints implements ValidatorFactoryCustomizer {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        var mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(Size.class).validatedBy(Length.class);
        mapping.constraintDefinition(NotBlank.class).validatedBy(Visibility.class);
        configuration.addMapping(mapping);
    }

    /** Preferred to the one for any {@code CharSequence}, being of a narrower type. */
    public static final class Length implements ConstraintValidator<Size, String> {

        private int min;
        private int max;

        @Override
        public void initialize(Size size) {
            min = size.min();
            max = size.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.length() >= min && Texts.length(text) >= min && Texts.fits(text, max);
        }
    }

    /** Preferred likewise. */
    public static final class Visibility implements ConstraintValidator<NotBlank, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return !Texts.isBlank(text);
        }
    }
}
