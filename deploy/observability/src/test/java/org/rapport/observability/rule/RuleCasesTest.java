package org.rapport.observability.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.observability.Promtool;

/** Each alert is told when it should be, in the words that it should have, and not otherwise. */
class RuleCasesTest {

    private static final List<RuleFile> FILES = RuleFile.all(Path.of("rules"));

    @ParameterizedTest
    @MethodSource("files")
    void alertsAreToldAsExpected(Path file) throws IOException, InterruptedException {
        Promtool.succeeds("test rules", List.of(file));
    }

    @Test
    void eachAlertHasACaseInWhichItIsToldAndOneInWhichItIsNot() {
        List<RuleCase> cases = RuleCase.all();

        assertThat(FILES).flatExtracting(RuleFile::alerts).allSatisfy(rule -> {
            assertThat(cases).as("%s is told", rule).anyMatch(expected -> expected.isFiring(rule));
            assertThat(cases).as("%s is not told", rule).anyMatch(expected -> expected.isQuiet(rule));
        });
    }

    private static List<Path> files() {
        return RuleFile.paths(RuleCase.FOLDER);
    }
}
