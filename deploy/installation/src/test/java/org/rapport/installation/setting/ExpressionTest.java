package org.rapport.installation.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ExpressionTest {

    @Test
    void aValueWithoutPlacesIsItself() {
        assertThat(Expression.of("http://127.0.0.1:8080").literal()).contains("http://127.0.0.1:8080");
        assertThat(Expression.of("a{b}").literal()).contains("a{b}");
        assertThat(Expression.of("").pieces()).isEmpty();
    }

    @Test
    void aPlaceHasANameAndMaybeAFallback() {
        var place = Expression.of("${CRM_KEYS_DIR:.crm/keys}").place().orElseThrow();

        assertThat(place.name().literal()).contains("CRM_KEYS_DIR");
        assertThat(place.fallback()).isEqualTo(Expression.of(".crm/keys"));
        assertThat(Expression.of("${crm.service}").place().orElseThrow().fallback())
                .isNull();
        assertThat(Expression.of("${NAME:}").place().orElseThrow().fallback()).isEqualTo(Expression.of(""));
    }

    @Test
    void placesAreWithinOthersToo() {
        var expression = Expression.of("${off.${ENDPOINT:nowhere}:false} at ${PORT:${OTHER:1}}");

        assertThat(expression.place()).isEmpty();
        assertThat(expression.places().map(place -> place.name().literal().orElse("…")))
                .containsExactly("…", "ENDPOINT", "PORT", "OTHER");
    }

    @Test
    void aPlaceHasAnEnd() {
        assertThatIllegalArgumentException().isThrownBy(() -> Expression.of("${NAME"));
    }
}
