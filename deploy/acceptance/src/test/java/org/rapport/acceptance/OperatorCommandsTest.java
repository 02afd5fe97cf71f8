package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.installation.page.Command;
import org.rapport.installation.page.Kind;
import org.rapport.installation.page.OperatorPages;
import org.rapport.local.Port;
import org.rapport.local.process.Http;

/** What the pages for operators tell them to enter is entered, in the pages' order. */
@ExtendWith(SuiteExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class OperatorCommandsTest {

    /** Functions that do something: such a statement is planned, and not carried out. */
    private static final Pattern ACTS = Pattern.compile("pg_drop_replication_slot|pg_terminate_backend");

    private static final Pattern ADDRESS = Pattern.compile("curl (http://127\\.0\\.0\\.1:\\d+)(/\\S*)");

    /** The commands of {@code ./crm} that ask a running installation. */
    private static final Set<String> ASKING = Set.of("doctor", "logs", "operator", "realm", "status");

    /** Those that make or measure something, and have tests of their own. */
    private static final Set<String> MAKING = Set.of("bench", "compose", "images", "keys", "up");

    private final Suite suite;

    OperatorCommandsTest(Suite suite) {
        this.suite = suite;
    }

    static List<Command> statements() {
        return OperatorPages.commands(Kind.SQL);
    }

    /** By the relay's role, as the pages have it, or by the superuser where they say so. */
    @ParameterizedTest
    @MethodSource("statements")
    void postgresUnderstands(Command command) throws SQLException {
        boolean acts = ACTS.matcher(command.text()).find();
        String statement = acts ? "explain " + command.text().replace("(pid)", "(0)") : command.text();
        try (Connection connection = command.paragraph().contains("superuser")
                        ? suite.stack().postgres().connect("sales")
                        : suite.relay();
                var query = connection.prepareStatement(statement);
                var rows = query.executeQuery()) {
            assertThat(rows.next()).as("there is an answer").isTrue();
        }
    }

    static List<Command> requests() {
        return OperatorPages.commands(Kind.CURL);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aPartAnswers(Command command) {
        Matcher request = ADDRESS.matcher(command.text());
        assertThat(request.matches()).isTrue();

        URI there = suite.stack().url(Port.SALES).resolve(request.group(2));

        assertThat(Http.isOk(there)).isTrue();
    }

    static Stream<List<String>> scripts() {
        return OperatorPages.commands(Kind.CRM).stream()
                .map(command -> List.of(command.words()))
                .map(words -> words.subList(1, words.size()))
                .filter(words -> !MAKING.contains(words.getFirst()))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theScriptDoes(List<String> words) throws IOException, InterruptedException {
        assertThat(words.getFirst()).isIn(ASKING);

        List<String> said = crm(words.stream()
                .map(word -> word.equals("ADDRESS") ? "olga@example.com" : word)
                .toList());

        assertThat(said).isNotEmpty().noneMatch(line -> line.startsWith("\tat "));
    }

    private List<String> crm(List<String> arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.rapport.local.Crm"));
        line.addAll(arguments);
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(suite.environment());
        Process process = builder.start();
        process.outputWriter().close();
        List<String> said = process.inputReader().readAllLines();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        // the doctor finds what other tests have done to the suite
        assertThat(process.exitValue()).as("%s", said).isIn(arguments.contains("doctor") ? List.of(0, 1) : List.of(0));
        return said;
    }
}
