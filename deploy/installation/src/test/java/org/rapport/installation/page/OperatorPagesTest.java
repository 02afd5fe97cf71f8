package org.rapport.installation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.rapport.installation.Checkout;

class OperatorPagesTest {

    @Test
    void findsCommandsInBlocksAndAmongTheCodeOfParagraphs() {
        assertThat(OperatorPages.commands("page.md", """
                # Title

                Ask `select 1 from
                somewhere` as a superuser, or `max(rate(some_total[5m]))`; see `a table` and `/q/health`.

                    ./crm realm     # looks
                    kubectl get pods
                """))
                .extracting(Command::toString)
                .containsExactly(
                        "page.md: select 1 from somewhere",
                        "page.md: max(rate(some_total[5m]))",
                        "page.md: ./crm realm     # looks",
                        "page.md: kubectl get pods");
    }

    @Test
    void whatIsSaidToTheReaderIsNoPartOfACommand() {
        assertThat(new Command("page.md", "", "./crm realm --apply   # sets it right").words())
                .containsExactly("./crm", "realm", "--apply");
    }

    /** A command of a new kind wants a test that gives it. */
    @Test
    void eachCommandIsOfAKindThatIsTried() {
        assertThat(OperatorPages.commands(Kind.NONE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void thereAreCommandsOfEachKind(Kind kind) {
        assertThat(OperatorPages.commands(kind)).isNotEmpty();
    }

    @Test
    void eachPageIsListedWithWhomItIsFor() throws IOException {
        Path folder = Checkout.of(OperatorPagesTest.class).resolve("docs/operations");
        try (Stream<Path> pages = Files.list(folder)) {
            assertThat(folder.resolve("README.md"))
                    .content()
                    .contains(pages.map(page -> page.getFileName().toString())
                            .filter(page -> page.endsWith(".md") && !page.equals("README.md"))
                            .map(page -> "| [%s](%s) | ".formatted(page, page))
                            .toList());
        }
    }
}
