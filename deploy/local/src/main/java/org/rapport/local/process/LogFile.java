package org.rapport.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The output of a process, as far as it explains why the process failed. */
record LogFile(Path file) {

    private static final Predicate<String> CAUSE =
            Pattern.compile("^(Caused by|migration failed): ").asPredicate();
    private static final Predicate<String> COMPLAINT = Pattern.compile(
                    "\\b(FATAL|PANIC|ERROR|[A-Za-z.]+(Exception|Error):)")
            .asPredicate();

    /** The innermost cause, else the last complaint, else the last line; empty when nothing was written. */
    String reason() {
        List<String> lines = lines();
        return last(lines, CAUSE)
                .or(() -> last(lines, COMPLAINT))
                .or(() -> last(lines, _ -> true))
                .orElse("")
                .replaceFirst("^(Caused by|migration failed): ", "")
                .strip();
    }

    /** The last line that complains. */
    Optional<String> complaint() {
        return last(lines(), COMPLAINT).map(String::strip);
    }

    /** Whether it speaks of this. */
    boolean mentions(String text) {
        return lines().stream().anyMatch(line -> line.contains(text));
    }

    private static Optional<String> last(List<String> lines, Predicate<String> condition) {
        return lines.reversed().stream().filter(condition).findFirst();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
