package org.rapport.kit.field;

import java.text.Normalizer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.text.Texts;

/** In which form texts of a kind are kept, whatever the form in which they come. What it cannot read it leaves as it is. */
public enum Spelling {
    /** Without what nobody sees at its ends. */
    TRIMMED(Texts::trimmed),

    /** As {@link #TRIMMED}; nothing at all, where there is nothing to be seen. */
    NAME(text -> Texts.isBlank(text) && Texts.isOneLine(text) ? null : Texts.trimmed(text)),

    /** As {@link #TRIMMED}, in the composed form that mail servers expect (RFC 6532 §3.1). */
    EMAIL(Spelling::composed),

    /** Without what nobody sees at its ends, control characters among it. */
    ADDRESS(Texts::trimmedOfControls),

    /** E.164, of a number that is written with its country, or as it is dialled within the home country. */
    PHONE(E164::of),

    /** As {@link #EMAIL} or {@link #PHONE}, whichever it is. */
    ADDRESSEE((text, home) -> text.indexOf('@') >= 0 ? composed(text) : Texts.trimmed(E164.of(text, home)));

    private final BiFunction<String, Supplier<@Nullable String>, @Nullable String> form;

    Spelling(Function<String, @Nullable String> form) {
        this((text, _) -> form.apply(text));
    }

    Spelling(BiFunction<String, Supplier<@Nullable String>, @Nullable String> form) {
        this.form = form;
    }

    /** {@code text} in this form, as it is understood anywhere. */
    public @Nullable String of(String text) {
        return of(text, () -> null);
    }

    /**
     * {@code text} in this form, as it is understood at home.
     *
     * @param home the country by its two letters of ISO 3166-1, if there is one; asked only if the text does not tell
     */
    public @Nullable String of(String text, Supplier<@Nullable String> home) {
        return form.apply(text, home);
    }

    private static String composed(String address) {
        String trimmed = Texts.trimmedOfControls(address);
        return !Texts.fits(trimmed, EmailAddress.LONGEST * 2)
                ? trimmed
                : Normalizer.normalize(trimmed, Normalizer.Form.NFC);
    }
}
