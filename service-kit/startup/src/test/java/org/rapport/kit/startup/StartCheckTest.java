package org.rapport.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartCheckTest {

    @Test
    void tellsEveryFindingOfEveryRuleOnceAndEndsTheStart() {
        var told = new ArrayList<String>();
        var check = new StartCheck(List.of(() -> List.of("b", "a"), List::of, () -> List.of("c", "a")));

        assertThatThrownBy(() -> check.judge(told::add))
                .isInstanceOf(ConfigurationException.class) // the one that Quarkus prints without its stack
                .hasMessage("The start is refused: 3 findings")
                .hasNoCause();

        assertThat(told).containsExactly("a", "b", "c");
    }

    @Test
    void letsStartWhatIsRight() {
        var check = new StartCheck(List.of(List::of, List::of));

        assertThatCode(() -> check.judge(finding -> {
                    throw new AssertionError(finding);
                }))
                .doesNotThrowAnyException();
    }
}
